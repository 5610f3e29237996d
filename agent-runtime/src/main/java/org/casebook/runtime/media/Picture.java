package org.casebook.runtime.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A decoded image: opaque 8-bit RGB, transparent parts laid on white. Not to be changed. */
public final class Picture {
  private static final float JPEG_QUALITY = 0.92f;
  private static final int COARSE = 48;

  private final BufferedImage image;

  private Picture(BufferedImage image) {
    this.image = image;
  }

  /** A picture with the same pixels as an image of any kind. */
  public static Picture of(BufferedImage source) {
    return drawn(source, source.getWidth(), source.getHeight());
  }

  /** A picture of {@code 3 * width * height} bytes: red, green, blue, row by row. */
  static Picture ofRgb(int width, int height, byte[] rgb) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    for (int i = 0, at = 0; i < pixels.length; i++, at += 3) {
      pixels[i] = (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | (rgb[at + 2] & 0xFF);
    }
    return new Picture(image);
  }

  /** The bytes that {@link #ofRgb} takes. */
  byte[] rgb() {
    int[] pixels = pixels();
    byte[] rgb = new byte[3 * pixels.length];
    for (int i = 0, at = 0; i < pixels.length; i++) {
      rgb[at++] = (byte) (pixels[i] >> 16);
      rgb[at++] = (byte) (pixels[i] >> 8);
      rgb[at++] = (byte) pixels[i];
    }
    return rgb;
  }

  /** Width in pixels. */
  public int width() {
    return image.getWidth();
  }

  /** Height in pixels. */
  public int height() {
    return image.getHeight();
  }

  /** All pixels, row by row, as {@code 0xRRGGBB}. */
  public int[] pixels() {
    int[] pixels = image.getRGB(0, 0, width(), height(), null, 0, width());
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] &= 0xFFFFFF;
    }
    return pixels;
  }

  /**
   * The picture at another size. Shrinking halves the size step by step, so that fine structure is
   * averaged and not skipped.
   */
  public Picture scaled(int width, int height) {
    Picture current = this;
    while (current.width() >= 2 * width && current.height() >= 2 * height) {
      current = drawn(current.image, current.width() / 2, current.height() / 2);
    }
    return current.width() == width && current.height() == height
        ? current
        : drawn(current.image, width, height);
  }

  /** A picture that fits into a square, its proportions kept; never larger than this one. */
  public Picture thumbnail(int side) {
    double scale = Math.min(1.0, (double) side / Math.max(width(), height()));
    return scaled(
        Math.max(1, (int) Math.round(width() * scale)),
        Math.max(1, (int) Math.round(height() * scale)));
  }

  /** The part of the picture inside a rectangle, which must lie within it. */
  public Picture cut(int x, int y, int width, int height) {
    return new Picture(image.getSubimage(x, y, width, height));
  }

  /** Left and right exchanged. */
  public Picture mirrored() {
    BufferedImage turned = new BufferedImage(width(), height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = turned.createGraphics();
    graphics.drawImage(image, width(), 0, -width(), height(), null);
    graphics.dispose();
    return new Picture(turned);
  }

  /** The picture as it is to be shown, where the camera noted one of the turns 1 to 8 of Exif. */
  Picture turned(int orientation) {
    if (orientation <= ExifOrientation.UPRIGHT) {
      return this;
    }
    int w = width();
    int h = height();
    // Per orientation: x' = a x + c y + e, y' = b x + d y + f.
    AffineTransform turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
          default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
    boolean sideways = orientation >= 5;
    BufferedImage target =
        new BufferedImage(sideways ? h : w, sideways ? w : h, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = target.createGraphics();
    graphics.drawImage(image, turn, null);
    graphics.dispose();
    return new Picture(target);
  }

  /** The picture as a JPEG file of good quality: the same bytes for the same picture. */
  public byte[] jpeg() {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(JPEG_QUALITY);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  /** What the eye sees at a glance: the colours of a coarse grid, as {@link #rgb} gives them. */
  public byte[] coarse() {
    return scaled(COARSE, COARSE).rgb();
  }

  /**
   * Mean absolute difference of two coarse pictures, in [0,1]; 1 where they can not be compared.
   */
  public static double difference(byte[] one, byte[] other) {
    if (one.length != other.length) {
      return 1;
    }
    long sum = 0;
    for (int i = 0; i < other.length; i++) {
      sum += Math.abs((other[i] & 0xFF) - (one[i] & 0xFF));
    }
    return sum / (255.0 * other.length);
  }

  /** The picture as a PNG file. */
  public byte[] png() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static Picture drawn(BufferedImage source, int width, int height) {
    BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = target.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(source, 0, 0, width, height, Color.WHITE, null);
    graphics.dispose();
    return new Picture(target);
  }
}
