package org.casebook.runtime.provenance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Which container a file is, by its first bytes; its name is not believed. */
final class Containers {
  private static final int HEAD = 16;

  private Containers() {}

  /** Walks a file; empty when its format is not known. */
  static Optional<ContainerScan> scan(AssetBytes file) throws IOException {
    String head = new String(file.head(HEAD), StandardCharsets.ISO_8859_1);
    if (head.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(JpegContainer.scan(file));
    }
    if (head.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(PngContainer.scan(file));
    }
    if (head.startsWith("ftyp", 4)) {
      return Optional.of(BmffContainer.scan(file));
    }
    if (head.startsWith("RIFF")) {
      return Optional.of(RiffContainer.scan(file));
    }
    return unread(head).map(format -> new ContainerScan(format, false));
  }

  private static Optional<String> unread(String head) {
    if (head.startsWith("GIF8")) {
      return Optional.of("gif");
    }
    if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
      return Optional.of("tiff");
    }
    if (head.startsWith("BM")) {
      return Optional.of("bmp");
    }
    if (head.startsWith("OggS")) {
      return Optional.of("ogg");
    }
    if (head.startsWith("fLaC")) {
      return Optional.of("flac");
    }
    if (head.startsWith("\u001aE\u00df\u00a3")) {
      return Optional.of("matroska");
    }
    boolean mpeg = head.length() > 1 && head.charAt(0) == 0xFF && (head.charAt(1) & 0xE0) == 0xE0;
    return head.startsWith("ID3") || mpeg ? Optional.of("mpeg audio") : Optional.empty();
  }
}
