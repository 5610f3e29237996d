package org.casebook.models.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;

/**
 * Which folders below the models folder are models: {@code <name>/<version>/}, and any folder with
 * a card directly in it, as a person drops it there, which is what its card says it is.
 */
final class ModelFolders {
  private ModelFolders() {}

  /**
   * A folder that should be a model.
   *
   * @param problem why it is not, naming file and field
   */
  record Found(ModelVersion model, Path folder, Optional<String> problem) {}

  /** The folder of an installed model. */
  static Optional<Path> find(Path models, ModelVersion model) {
    Path usual = models.resolve(model.name()).resolve(model.version());
    if (Files.isDirectory(usual)) {
      return Optional.of(usual);
    }
    return list(models).stream()
        .filter(found -> found.problem().isEmpty() && found.model().equals(model))
        .map(Found::folder)
        .findFirst();
  }

  /** All of them. */
  static List<Found> list(Path models) {
    if (!Files.isDirectory(models)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(models)) {
      List<Found> found = new ArrayList<>();
      for (Path child : children.sorted().toList()) {
        String name = String.valueOf(child.getFileName());
        if (!name.startsWith(".") && Files.isRegularFile(child.resolve(CardFiles.FILE))) {
          found.add(dropped(child, name));
        }
      }
      for (ModelVersion model : BundledModels.list(models)) {
        Path folder = models.resolve(model.name()).resolve(model.version());
        if (!Files.isRegularFile(folder.resolveSibling(CardFiles.FILE))) {
          found.add(new Found(model, folder, Optional.empty()));
        }
      }
      return found;
    } catch (IOException e) {
      throw new ModelException(models + " can not be listed: " + e.getMessage(), e);
    }
  }

  private static Found dropped(Path folder, String name) {
    try {
      Path card = folder.resolve(CardFiles.FILE);
      ModelCard read = CardFiles.read(Files.readAllBytes(card), card.toString());
      return new Found(read.model(), folder, Optional.empty());
    } catch (ModelException | IOException e) {
      String safe = ModelVersion.isName(name) ? name : "unnamed";
      return new Found(
          new ModelVersion(safe, "unreadable"), folder, Optional.of("" + e.getMessage()));
    }
  }
}
