package org.casebook.runtime.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Map;
import org.casebook.runtime.media.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The expected values come from the published reference in C++ (facebook/ThreatExchange, {@code
 * pdq/cpp}), compiled as it stands and given the same pixels. Its own test pictures are not ours to
 * ship, so pictures are made by formula.
 */
class PdqHasherTest {
  @ParameterizedTest
  @CsvSource({
    "TEXTURE, 300, 200, ffdceef0fee4dbf46a93cbb47b9c48b0ea7048d46e5b4a23508c4a9040334a94, 100",
    "TEXTURE, 63, 65, 999933136333c6338c733873b0c7e3c783c60f0f1e1ff03e60bca1f887f81f80, 100",
    "TEXTURE, 64, 64, 999933136331c6338c73387370c7e3c783c70f0e3c1ff03e40bc23f8c7f43f80, 100",
    "TEXTURE, 5, 5, 694a94a596a56e5b94a57e1f348d81e06b5a91a4695a94a596a56e5b94a57e1f, 1",
    "WAVES, 1281, 960, d5550000fd550000ffff0000ffffffff0000ffff0000ffff0000fffd0000ffd5, 100",
    "WAVES, 37, 1000, 9e80ffff3400ffff1000ffff00000000ffff0000ffff1400ffff3000ffff5000, 100",
  })
  void equalsTheReferenceBitForBit(
      Pattern pattern, int width, int height, String hash, int quality) {
    PdqFingerprint fingerprint = PdqHasher.fingerprint(pattern.picture(width, height));
    assertThat(fingerprint.hash().hex()).isEqualTo(hash);
    assertThat(fingerprint.quality()).isEqualTo(quality);
  }

  @Test
  void hashesOfTurnedPicturesAreFoundWithoutTurningThem() {
    BufferedImage image = Pattern.TEXTURE.image(300, 200);
    Map<Dihedral, PdqHash> hashes = PdqHasher.dihedral(Picture.of(image));

    assertThat(hashes).hasSize(8);
    assertThat(hashes.get(Dihedral.ORIGINAL))
        .isEqualTo(PdqHasher.fingerprint(Picture.of(image)).hash());
    assertNear(hashes, Dihedral.FLIP_Y, turned(image, false, (x, y) -> image.getRGB(299 - x, y)));
    assertNear(hashes, Dihedral.FLIP_X, turned(image, false, (x, y) -> image.getRGB(x, 199 - y)));
    assertNear(
        hashes,
        Dihedral.ROTATE_180,
        turned(image, false, (x, y) -> image.getRGB(299 - x, 199 - y)));
    assertNear(hashes, Dihedral.ROTATE_90, turned(image, true, (x, y) -> image.getRGB(299 - y, x)));
    assertNear(
        hashes, Dihedral.ROTATE_270, turned(image, true, (x, y) -> image.getRGB(y, 199 - x)));
    assertNear(hashes, Dihedral.FLIP_PLUS_1, turned(image, true, (x, y) -> image.getRGB(y, x)));
    assertNear(
        hashes,
        Dihedral.FLIP_MINUS_1,
        turned(image, true, (x, y) -> image.getRGB(299 - y, 199 - x)));
  }

  @Test
  void pictureAtHalfTheSizeIsNear() {
    Picture picture = Pattern.WAVES.picture(1281, 960);
    PdqHash whole = PdqHasher.fingerprint(picture).hash();
    PdqHash half = PdqHasher.fingerprint(picture.scaled(640, 480)).hash();
    assertThat(whole.distance(half)).isLessThanOrEqualTo(PdqHash.SAME);
  }

  @Test
  void plainPictureHasNoQuality() {
    PdqFingerprint plain =
        PdqHasher.fingerprint(Picture.of(new BufferedImage(80, 80, BufferedImage.TYPE_INT_RGB)));
    assertThat(plain.quality()).isZero();
    assertThat(plain.usable()).isFalse();
    assertThat(
            PdqHasher.fingerprint(Picture.of(new BufferedImage(4, 80, BufferedImage.TYPE_INT_RGB))))
        .isEqualTo(new PdqFingerprint(new PdqHash(0, 0, 0, 0), 0));
  }

  /**
   * Pixels are picked from the blurred picture by rounding down, so a mirrored one differs a bit.
   */
  private static void assertNear(
      Map<Dihedral, PdqHash> hashes, Dihedral position, BufferedImage turned) {
    PdqHash hash = PdqHasher.fingerprint(Picture.of(turned)).hash();
    hashes.forEach(
        (other, found) -> {
          if (other == position) {
            assertThat(hash.distance(found)).as("%s", other).isLessThanOrEqualTo(PdqHash.SAME);
          } else {
            assertThat(hash.distance(found)).as("%s", other).isGreaterThan(60);
          }
        });
  }

  private static BufferedImage turned(BufferedImage image, boolean sideways, Pixel pixel) {
    int width = sideways ? image.getHeight() : image.getWidth();
    int height = sideways ? image.getWidth() : image.getHeight();
    return image(width, height, pixel);
  }

  private static BufferedImage image(int width, int height, Pixel pixel) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, pixel.at(x, y));
      }
    }
    return image;
  }

  private interface Pixel {
    int at(int x, int y);
  }

  /** Pictures made by formula. */
  enum Pattern {
    TEXTURE,
    WAVES;

    BufferedImage image(int width, int height) {
      return PdqHasherTest.image(width, height, this == TEXTURE ? Pattern::texture : Pattern::wave);
    }

    Picture picture(int width, int height) {
      return Picture.of(image(width, height));
    }

    private static int texture(int x, int y) {
      return ((x * x + y * 3) & 255) << 16 | ((x * y) & 255) << 8 | ((x ^ y) & 255);
    }

    private static int wave(int x, int y) {
      int grey = (int) (127 + 120 * Math.sin(x * 0.05) * Math.cos(y * 0.031));
      return grey * 0x10101;
    }
  }
}
