package org.casebook.models.catalogue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Reads named plain files out of a gzipped tar archive in the ustar form that npm writes. Only used
 * on packages whose digest has been checked, so no library for hostile archives is brought in.
 */
final class TarGzip {
  private static final int BLOCK = 512;

  private TarGzip() {}

  /**
   * Reads some files.
   *
   * @throws IOException when one of them is not in the archive or the archive is broken
   */
  static Map<String, byte[]> read(Path archive, Set<String> names) throws IOException {
    Map<String, byte[]> found = new HashMap<>();
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
      byte[] header = in.readNBytes(BLOCK);
      while (header.length == BLOCK && header[0] != 0 && found.size() < names.size()) {
        String name = field(header, 0, 100);
        long size = Long.parseLong(field(header, 124, 12).trim(), 8);
        long padded = (size + BLOCK - 1) / BLOCK * BLOCK;
        if (names.contains(name)) {
          found.put(name, in.readNBytes((int) size));
          in.skipNBytes(padded - size);
        } else {
          in.skipNBytes(padded);
        }
        header = in.readNBytes(BLOCK);
      }
    }
    for (String name : names) {
      if (!found.containsKey(name)) {
        throw new IOException(archive.getFileName() + " holds no " + name);
      }
    }
    return found;
  }

  private static String field(byte[] header, int start, int length) {
    int end = start;
    while (end < start + length && header[end] != 0) {
      end++;
    }
    return new String(header, start, end - start, StandardCharsets.UTF_8);
  }
}
