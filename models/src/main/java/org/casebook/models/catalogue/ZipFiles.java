package org.casebook.models.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Takes some entries out of a jar.
 *
 * @param files entry in the jar, to name in the model's folder
 */
record ZipFiles(Map<String, String> files) implements Recipe.Conversion {
  ZipFiles {
    files = Map.copyOf(files);
  }

  @Override
  public void convert(Path fetched, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(fetched.toFile())) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        ZipEntry entry = zip.getEntry(file.getKey());
        if (entry == null) {
          throw new IOException(fetched.getFileName() + " holds no " + file.getKey());
        }
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, folder.resolve(file.getValue()));
        }
      }
    }
  }
}
