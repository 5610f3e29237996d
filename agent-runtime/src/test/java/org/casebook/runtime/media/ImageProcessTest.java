package org.casebook.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import org.casebook.runtime.testing.MadeMedia;
import org.casebook.runtime.testing.SampleImages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageProcessTest {
  private static final MediaDecoder MEDIA = new MediaDecoder(MediaLimits.STANDARD);
  private static final ImageDecoder DECODER = new ImageDecoder(MediaLimits.STANDARD, MEDIA);
  @TempDir Path folder;

  @AfterAll
  static void close() {
    MEDIA.close();
  }

  @Test
  void theProcessGivesTheVerySamePixels() throws Exception {
    Path file = SampleImages.file("be-kind-sv.png", folder);

    assertThat(DECODER.decode(file).pixels())
        .isEqualTo(new ImageDecoder(MediaLimits.STANDARD).decode(file).pixels());
    assertThat(DECODER.decode(file)).isSameAs(DECODER.decode(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"webp", "avif"})
  void ffmpegReadsWhatThePlatformDoesNot(String format) throws Exception {
    Path file =
        MadeMedia.video(
            folder.resolve("green." + format),
            format,
            1,
            1,
            i -> MadeMedia.card(160, 96, Color.GREEN, ""),
            new short[0]);

    DECODER.check(file);
    Picture picture = DECODER.decode(file);

    assertThat(picture.width()).isEqualTo(160);
    assertThat(picture.height()).isEqualTo(96);
    assertThat((picture.pixels()[0] >> 8) & 0xFF).isGreaterThan(200);
    assertThatThrownBy(() -> new ImageDecoder(MediaLimits.STANDARD).decode(file))
        .hasMessageContaining("which is not read");
  }

  @Test
  void aBrokenImageIsRefusedByTheProcess() throws Exception {
    byte[] whole = Files.readAllBytes(SampleImages.file("be-kind-sv.png", folder));
    Path cut = Files.write(folder.resolve("cut.png"), java.util.Arrays.copyOf(whole, 400));

    assertThatThrownBy(() -> DECODER.decode(cut))
        .isInstanceOf(UnreadableMediaException.class)
        .hasMessageContaining("cut.png is broken or cut short");
  }
}
