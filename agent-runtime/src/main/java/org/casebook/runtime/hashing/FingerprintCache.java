package org.casebook.runtime.hashing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.UnreadableMediaException;

/**
 * Fingerprints of pictures by the digest of their files, kept in a file of lines {@code
 * sha256<TAB>pdq<TAB>quality} so that a picture is decoded once. Losing the file costs time only.
 */
public final class FingerprintCache {
  private static final String FILE = "pdq-1.tsv";
  private final Path folder;
  private final ImageDecoder decoder;
  private final Map<String, PdqFingerprint> known = new HashMap<>();
  private boolean read;

  /** A cache in this folder. */
  public FingerprintCache(Path folder, ImageDecoder decoder) {
    this.folder = folder;
    this.decoder = decoder;
  }

  /** The fingerprint of the picture in a file, or empty when it can not be read. */
  public synchronized Optional<PdqFingerprint> of(String sha256, Path file) {
    if (!read) {
      read();
      read = true;
    }
    PdqFingerprint cached = known.get(sha256);
    if (cached != null) {
      return Optional.of(cached);
    }
    try {
      PdqFingerprint made = PdqHasher.fingerprint(decoder.decode(file));
      known.put(sha256, made);
      keep(sha256 + "\t" + made.hash().hex() + "\t" + made.quality() + "\n");
      return Optional.of(made);
    } catch (UnreadableMediaException e) {
      return Optional.empty();
    }
  }

  private void read() {
    Path file = folder.resolve(FILE);
    if (Files.isRegularFile(file)) {
      try {
        for (String line : Files.readAllLines(file)) {
          String[] parts = line.split("\t", -1);
          if (parts.length == 3 && parts[2].matches("\\d{1,3}")) {
            PdqHash.ofHex(parts[1])
                .ifPresent(
                    hash ->
                        known.put(parts[0], new PdqFingerprint(hash, Integer.parseInt(parts[2]))));
          }
        }
      } catch (IOException e) {
        // What can not be read is made again.
        known.clear();
      }
    }
  }

  private void keep(String line) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(FILE), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      // A full or read-only disk makes the next start slower, not wrong.
      return;
    }
  }
}
