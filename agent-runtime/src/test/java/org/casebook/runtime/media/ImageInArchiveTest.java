package org.casebook.runtime.media;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled samples lie inside a jar. */
class ImageInArchiveTest {
  @TempDir Path folder;

  @Test
  void aPictureInsideAnArchiveIsReadLikeAnyOther() throws Exception {
    try (FileSystem zip =
        FileSystems.newFileSystem(folder.resolve("samples.zip"), Map.of("create", "true"))) {
      Path picture = zip.getPath("/picture.png");
      try (OutputStream out = Files.newOutputStream(picture)) {
        ImageIO.write(new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB), "png", out);
      }

      assertThatCode(() -> new ImageDecoder(MediaLimits.STANDARD).check(picture))
          .doesNotThrowAnyException();
    }
  }
}
