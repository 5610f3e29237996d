package org.casebook.models.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;

/** Adds card, features and checksums to a folder that holds converted weights. */
final class ModelFolderWriter {
  private ModelFolderWriter() {}

  /** Completes a folder with the texts that lie beside the recipes. */
  static void complete(Path folder, ModelVersion model) throws IOException {
    ModelCard card = card(model);
    Files.write(folder.resolve("features.json"), resource(model.name() + ".features.json"));
    Files.write(folder.resolve("card.json"), CardFiles.write(card.withBytes(size(folder))));
    Files.write(folder.resolve(Checksums.FILE), Checksums.format(Checksums.of(folder)));
  }

  /** The card that lies beside the recipe of a model. */
  static ModelCard card(ModelVersion model) {
    try {
      return CardFiles.read(resource(model.name() + ".card.json"), model);
    } catch (IOException e) {
      throw new ModelException("the recipe of " + model + " can not be read", e);
    }
  }

  /** Whether an installed model's features are those that this program works with. */
  static boolean current(StoredModel model) {
    try {
      return Arrays.equals(
          model.bytes("features.json"), resource(model.version().name() + ".features.json"));
    } catch (IOException e) {
      throw new ModelException("the recipe of " + model.version() + " can not be read", e);
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      long size = 0;
      for (Path file : files.toList()) {
        size += Files.size(file);
      }
      return size;
    }
  }

  /** A file that lies beside the recipes. */
  static byte[] resource(String name) throws IOException {
    try (InputStream in = ModelFolderWriter.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new ModelException("the recipe's " + name + " is missing; install Casebook again");
      }
      return in.readAllBytes();
    }
  }
}
