package org.casebook.runtime.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.MediaLimits;
import org.casebook.runtime.media.Picture;

/** The bundled sample pictures, for tests. */
public final class SampleImages {
  private static final String FOLDER = "/org/casebook/samples/cases/media/";

  private SampleImages() {}

  /** Copies a picture into a folder. */
  public static Path file(String name, Path folder) throws IOException {
    try (InputStream in = SampleImages.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no sample picture " + name);
      }
      Path file = folder.resolve(name);
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    }
  }

  /** Decodes a picture. */
  public static Picture picture(String name) throws IOException {
    Path folder = Files.createTempDirectory("sample");
    Path file = file(name, folder);
    try {
      return new ImageDecoder(MediaLimits.STANDARD).decode(file);
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }
}
