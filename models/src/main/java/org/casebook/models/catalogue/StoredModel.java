package org.casebook.models.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.casebook.models.Sha256;

/** One verified model: its card, the settings of its features, and its files. */
public final class StoredModel {
  private final ModelCard card;
  private final Origin origin;
  private final Source source;
  private final SortedMap<String, String> digests;

  StoredModel(ModelCard card, Origin origin, Source source, SortedMap<String, String> digests) {
    this.card = card;
    this.origin = origin;
    this.source = source;
    this.digests = digests;
  }

  /** Name and version. */
  public ModelVersion version() {
    return card.model();
  }

  /** What a person should know. */
  public ModelCard card() {
    return card;
  }

  /** Bundled with the program, or installed. */
  public Origin origin() {
    return origin;
  }

  /** Lower-case hexadecimal SHA-256 of each file, by file name. */
  public SortedMap<String, String> digests() {
    return digests;
  }

  /**
   * {@code features.json}: how inputs are prepared for this model.
   *
   * @throws ModelException when the file is missing or is not JSON
   */
  public JsonNode features() {
    try {
      return CardFiles.JSON.readTree(bytes("features.json"));
    } catch (IOException e) {
      throw new ModelException(version() + ": features.json is not JSON: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a whole file. A bundled file is checked against its digest each time it is read.
   *
   * @throws ModelException when the model has no such file or it can not be read
   */
  public byte[] bytes(String file) {
    String digest = digests.get(file);
    if (digest == null) {
      throw new ModelException(version() + " has no file " + file + ", only " + digests.keySet());
    }
    byte[] bytes = source.read(file);
    if (origin == Origin.BUNDLED && !Sha256.hex(bytes).equals(digest)) {
      throw new ModelException(
          version() + ": bundled file " + file + " is damaged; install Casebook again");
    }
    return bytes;
  }

  /** Where an installed file lies, so that it can be mapped; empty for bundled models. */
  public Optional<Path> path(String file) {
    return source.path(file);
  }

  /** Where the files are read from. */
  interface Source {
    byte[] read(String file);

    default Optional<Path> path(String file) {
      return Optional.empty();
    }
  }
}
