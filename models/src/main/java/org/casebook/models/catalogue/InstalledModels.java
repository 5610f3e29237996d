package org.casebook.models.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.casebook.models.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Opens a model folder after checking every file against {@code SHA256SUMS}. Hashing a hundred
 * megabytes at each start would be felt, so a hidden stamp keeps size and modification time of each
 * file as they were when the digests last agreed; while these are unchanged the stamp is trusted.
 */
final class InstalledModels {
  private static final String STAMP = ".verified";

  /** A file that changed less long ago may still be growing. */
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private InstalledModels() {}

  /**
   * Opens a folder.
   *
   * @param thorough hash every file even where the stamp still holds
   * @throws ModelException when a file is missing, damaged or unreadable
   */
  static StoredModel open(ModelVersion model, Path folder, boolean thorough) {
    try {
      Path sums = folder.resolve(Checksums.FILE);
      SortedMap<String, String> digests =
          Files.exists(sums)
              ? Checksums.parse(Files.readAllBytes(sums))
              : firstSight(model, folder, sums);
      String stamp = stamp(folder, digests);
      Path stampFile = folder.resolve(STAMP);
      if (thorough || !Files.exists(stampFile) || !Files.readString(stampFile).equals(stamp)) {
        verify(model, folder, digests);
        writeStamp(stampFile, stamp);
      }
      ModelCard card = CardFiles.read(Files.readAllBytes(folder.resolve("card.json")), model);
      return new StoredModel(card, Origin.INSTALLED, new FolderSource(folder), digests);
    } catch (IOException e) {
      throw new ModelException(damaged(model, folder, e.getMessage()), e);
    }
  }

  /**
   * Checksums of a folder that a person put there: what it holds when first seen is what it has to
   * hold from then on. A folder that is still being copied is not recorded yet.
   */
  private static SortedMap<String, String> firstSight(ModelVersion model, Path folder, Path sums)
      throws IOException {
    if (Recipes.all().stream().anyMatch(recipe -> recipe.model().equals(model))) {
      throw new ModelException(damaged(model, folder, Checksums.FILE + " is missing"));
    }
    SortedMap<String, String> digests = Checksums.of(folder);
    boolean settled = true;
    for (String file : digests.keySet()) {
      Duration age =
          Duration.between(
              Files.getLastModifiedTime(folder.resolve(file)).toInstant(), Instant.now());
      settled &= age.compareTo(SETTLED) > 0;
    }
    if (settled && Files.isWritable(folder)) {
      Files.write(sums, Checksums.format(digests));
    }
    return digests;
  }

  private static void verify(ModelVersion model, Path folder, Map<String, String> digests)
      throws IOException {
    for (Map.Entry<String, String> entry : digests.entrySet()) {
      String actual = Sha256.hex(folder.resolve(entry.getKey()));
      if (!actual.equals(entry.getValue())) {
        throw new ModelException(
            damaged(model, folder, entry.getKey() + " does not have its recorded SHA-256"));
      }
    }
  }

  /** One line per file: name, size, modification time, and the digest it was checked against. */
  private static String stamp(Path folder, Map<String, String> digests) throws IOException {
    StringBuilder stamp = new StringBuilder();
    for (Map.Entry<String, String> entry : digests.entrySet()) {
      Path file = folder.resolve(entry.getKey());
      if (!Files.isRegularFile(file)) {
        throw new IOException(entry.getKey() + " is missing");
      }
      stamp.append(entry.getKey()).append('\t').append(Files.size(file)).append('\t');
      stamp.append(Files.getLastModifiedTime(file).toMillis()).append('\t');
      stamp.append(entry.getValue()).append('\n');
    }
    return stamp.toString();
  }

  private static void writeStamp(Path file, String stamp) {
    try {
      Files.writeString(file, stamp, StandardCharsets.UTF_8);
    } catch (IOException e) {
      // A read-only models folder is fine: its files are hashed again at the next start.
      return;
    }
  }

  private static String damaged(ModelVersion model, Path folder, @Nullable String what) {
    return model
        + " can not be used: "
        + what
        + ". Delete "
        + folder
        + ", then run `casebook models install`";
  }

  private record FolderSource(Path folder) implements StoredModel.Source {
    @Override
    public byte[] read(String file) {
      try {
        return Files.readAllBytes(folder.resolve(file));
      } catch (IOException e) {
        throw new ModelException(folder.resolve(file) + " can not be read: " + e.getMessage(), e);
      }
    }

    @Override
    public Optional<Path> path(String file) {
      return Optional.of(folder.resolve(file));
    }
  }
}
