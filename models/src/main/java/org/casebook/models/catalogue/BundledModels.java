package org.casebook.models.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;

/** The models inside the program: folders {@code <name>/<version>/} below one resource folder. */
final class BundledModels {
  static final String ROOT = "/org/casebook/models/bundled";

  private BundledModels() {}

  /** All bundled models, whether the program runs from a jar or from compiled classes. */
  static List<ModelVersion> list() {
    URL root = BundledModels.class.getResource(ROOT);
    if (root == null) {
      return List.of();
    }
    try {
      URI uri = root.toURI();
      if (!uri.getScheme().equals("jar")) {
        return list(Path.of(uri));
      }
      URI jar = URI.create(uri.getRawSchemeSpecificPart().replaceFirst("!.*$", ""));
      try (FileSystem zip = FileSystems.newFileSystem(Path.of(jar), Map.of())) {
        return list(zip.getPath(ROOT));
      }
    } catch (IOException | URISyntaxException e) {
      throw new ModelException("the bundled models can not be listed; install Casebook again", e);
    }
  }

  /**
   * Opens a bundled model.
   *
   * @throws ModelException when it is incomplete or damaged
   */
  static StoredModel open(ModelVersion model) {
    ResourceSource source = new ResourceSource(ROOT + "/" + model.name() + "/" + model.version());
    try {
      SortedMap<String, String> digests = Checksums.parse(source.read(Checksums.FILE));
      return new StoredModel(
          CardFiles.read(source.read("card.json"), model), Origin.BUNDLED, source, digests);
    } catch (IOException e) {
      throw new ModelException(model + ": " + e.getMessage() + "; install Casebook again", e);
    }
  }

  /** The folders {@code <name>/<version>} below a root, other folders left out. */
  static List<ModelVersion> list(Path root) throws IOException {
    List<ModelVersion> found = new ArrayList<>();
    for (Path name : folders(root)) {
      for (Path version : folders(name)) {
        found.add(new ModelVersion(base(name), base(version)));
      }
    }
    return found;
  }

  private static List<Path> folders(Path parent) throws IOException {
    try (Stream<Path> children = Files.list(parent)) {
      return children
          .filter(Files::isDirectory)
          .filter(child -> ModelVersion.isName(base(child)))
          .sorted()
          .toList();
    }
  }

  /** The last name of a path; folders in a zip file may end in a slash. */
  private static String base(Path path) {
    return String.valueOf(path.getFileName()).replace("/", "");
  }

  private record ResourceSource(String folder) implements StoredModel.Source {
    @Override
    public byte[] read(String file) {
      String resource = folder + "/" + file;
      try (InputStream in = BundledModels.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new ModelException(resource + " is missing; install Casebook again");
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new ModelException(resource + " can not be read; install Casebook again", e);
      }
    }
  }
}
