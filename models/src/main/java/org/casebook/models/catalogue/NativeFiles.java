package org.casebook.models.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Takes the libraries of one platform out of a jar, all into one folder, as linkers want them.
 *
 * @param folder where they lie in the jar
 */
record NativeFiles(String folder) implements Recipe.Conversion {
  @Override
  public void convert(Path fetched, Path target) throws IOException {
    try (ZipFile zip = new ZipFile(fetched.toFile())) {
      List<? extends ZipEntry> libraries =
          zip.stream()
              .filter(entry -> entry.getName().startsWith(folder + "/") && !entry.isDirectory())
              .toList();
      if (libraries.isEmpty()) {
        throw new IOException(fetched.getFileName() + " holds no " + folder);
      }
      for (ZipEntry library : libraries) {
        // The last part of a name only: nothing is ever written outside the folder.
        String name = library.getName().substring(library.getName().lastIndexOf('/') + 1);
        try (InputStream in = zip.getInputStream(library)) {
          Files.copy(in, target.resolve(name));
        }
      }
    }
  }
}
