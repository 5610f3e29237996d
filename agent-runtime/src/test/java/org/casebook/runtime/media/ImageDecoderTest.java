package org.casebook.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  @TempDir Path folder;
  private final ImageDecoder decoder = new ImageDecoder(MediaLimits.STANDARD);

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
  void readsWhatThePlatformReads(String format) throws IOException {
    Picture picture = decoder.decode(file("photo.dat", encoded(format)));
    assertThat(picture.width()).isEqualTo(60);
    assertThat(picture.height()).isEqualTo(40);
  }

  @Test
  void saysThatAFileIsMissing() {
    refused(folder.resolve("gone.png"))
        .hasMessageContaining("gone.png is missing")
        .hasMessageContaining("correct the path");
  }

  @Test
  void saysThatAFileIsEmpty() throws IOException {
    refused(file("empty.png", new byte[0]))
        .hasMessageContaining("empty.png is empty (0 bytes)")
        .hasMessageContaining("copy it again");
  }

  @Test
  void refusesAnImageOf900MegapixelsWithoutDecodingIt() throws IOException {
    byte[] png = PngFiles.black(30_000, 30_000);
    assertThat(png.length).isLessThan(1_000_000);
    refused(file("huge.png", png))
        .hasMessageContaining("huge.png has 30000 x 30000 pixels, over the limit of 40 megapixels")
        .hasMessageContaining("scale it down");
  }

  @Test
  void shrinksLargeImagesWhileDecoding() throws IOException {
    Picture picture = decoder.decode(file("large.png", PngFiles.black(6_000, 6_000)));
    assertThat(picture.width()).isEqualTo(3_000);
    assertThat(picture.height()).isEqualTo(3_000);
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    ImageDecoder strict = new ImageDecoder(new MediaLimits(1_000, 40_000_000, 12_000_000));
    Path file = file("heavy.png", encoded("png"));
    assertThatThrownBy(() -> strict.decode(file)).hasMessageContaining("over the limit of 0 MB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp"})
  void saysThatAFileIsCutShort(String format) throws IOException {
    byte[] whole = encoded(format);
    for (int length : new int[] {20, whole.length / 3, whole.length - 30}) {
      refused(file("cut." + format, Arrays.copyOf(whole, length)))
          .isInstanceOf(UnreadableMediaException.class)
          .hasMessageContaining("cut." + format + " is broken or cut short");
    }
  }

  @Test
  void namesFormatsThatItDoesNotRead() throws IOException {
    refused(file("a.png", "RIFF0000WEBPVP8 ".getBytes(StandardCharsets.US_ASCII)))
        .hasMessageContaining("a.png is a file of kind webp, which is not read")
        .hasMessageContaining("save it as PNG or JPEG");
    refused(file("b.png", "hello, this is text".getBytes(StandardCharsets.US_ASCII)))
        .hasMessageContaining("not an image of a known format");
  }

  @Test
  void hostileBytesNeverEscapeAsAnotherException() throws IOException {
    Random random = new Random(7);
    for (String format : new String[] {"png", "jpeg", "gif", "bmp", "tiff"}) {
      byte[] whole = encoded(format);
      for (int round = 0; round < 60; round++) {
        byte[] bytes = whole.clone();
        for (int i = 0; i < 12; i++) {
          bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
        }
        Path file = file("fuzz." + format, bytes);
        try {
          assertThat(decoder.decode(file).width()).isPositive();
        } catch (UnreadableMediaException expected) {
          assertThat(expected.remedy()).isNotBlank();
        }
      }
    }
  }

  /** A picture of one bright column on the left, stored in each of the eight ways of Exif. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void picturesAreTurnedAsTheCameraWasHeld(int orientation) throws IOException {
    BufferedImage stored = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 16 * 16; i++) {
      stored.setRGB(i % 16, i / 16, 0xFFFFFF);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(stored, "jpeg", out);
    Picture shown =
        decoder.decode(file("turned.jpg", withOrientation(out.toByteArray(), orientation)));
    boolean sideways = orientation >= 5;
    assertThat(shown.width()).isEqualTo(sideways ? 32 : 64);
    // Where the stored top left corner is shown: Exif 2.3, table 6.
    String corner = List.of("LT", "RT", "RB", "LB", "LT", "RT", "RB", "LB").get(orientation - 1);
    int x = corner.charAt(0) == 'L' ? 4 : shown.width() - 5;
    int y = corner.charAt(1) == 'T' ? 4 : shown.height() - 5;
    for (int px : new int[] {4, shown.width() - 5}) {
      for (int py : new int[] {4, shown.height() - 5}) {
        int red = shown.pixels()[py * shown.width() + px] >> 16;
        if (px == x && py == y) {
          assertThat(red).isGreaterThan(200);
        } else {
          assertThat(red).isLessThan(50);
        }
      }
    }
  }

  private static byte[] withOrientation(byte[] jpeg, int orientation) {
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + 36);
    file.put(jpeg, 0, 2);
    file.putShort((short) 0xFFE1).putShort((short) 34);
    file.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    file.put(new byte[] {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1});
    file.putShort((short) orientation).putShort((short) 0).putInt(0);
    return file.put(jpeg, 2, jpeg.length - 2).array();
  }

  @Test
  void transparencyIsLaidOnWhite() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB), "png", out);
    Picture picture = decoder.decode(file("clear.png", out.toByteArray()));
    assertThat(picture.pixels()).containsExactly(0xFFFFFF, 0xFFFFFF);
  }

  @Test
  void thumbnailsKeepProportions() throws IOException {
    Picture picture = decoder.decode(file("photo.png", encoded("png"))).thumbnail(30);
    assertThat(picture.width()).isEqualTo(30);
    assertThat(picture.height()).isEqualTo(20);
    assertThat(decoder.decode(file("small.png", picture.png())).pixels())
        .isEqualTo(picture.pixels());
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(Path file) {
    return assertThatThrownBy(() -> decoder.decode(file));
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] encoded(String format) throws IOException {
    BufferedImage image = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < 60 * 40; i++) {
      image.setRGB(i % 60, i / 60, random.nextInt());
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }
}
