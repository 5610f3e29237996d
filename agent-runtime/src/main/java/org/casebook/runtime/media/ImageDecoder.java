package org.casebook.runtime.media;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Decodes image files from strangers, the first frame of each: PNG, JPEG, GIF, BMP and TIFF by the
 * Java platform; WebP, AVIF and HEIC by FFmpeg, in the decoding process only. Size of the file,
 * first bytes and the dimensions in the header are checked before anything is decoded.
 */
public final class ImageDecoder {
  private final MediaLimits limits;
  private final Optional<MediaDecoder> process;
  private final RecentImages recent = new RecentImages();

  /** A decoder that decodes where it is called. */
  public ImageDecoder(MediaLimits limits) {
    this.limits = limits;
    this.process = Optional.empty();
  }

  /** A decoder that leaves decoding to a process of its own, and remembers the last images. */
  public ImageDecoder(MediaLimits limits, MediaDecoder process) {
    this.limits = limits;
    this.process = Optional.of(process);
  }

  /**
   * Decodes a file.
   *
   * @throws UnreadableMediaException when it is missing, empty, broken, too large, or of a format
   *     that is not read; the message names the file and the remedy
   */
  public Picture decode(Path file) {
    return image(file).picture();
  }

  /**
   * Looks at size, first bytes and, where the Java platform knows the format, the header only.
   *
   * @throws UnreadableMediaException as {@link #decode}, but what is broken further in is not seen
   */
  public void check(Path file) {
    if (checkedFormat(file).decoder() == ImageFormat.Decoder.PLATFORM) {
      with(file, reader -> checkedPixels(file, reader));
    }
  }

  /**
   * How many pictures the file holds: more than one for animations and pages. Only the first is
   * decoded.
   *
   * @throws UnreadableMediaException as {@link #decode}
   */
  public int frames(Path file) {
    return image(file).frames();
  }

  /** Picture and number of frames; see {@link #decode}. */
  DecodedImage image(Path file) {
    ImageFormat format = checkedFormat(file);
    // What lies in a jar came with the program.
    if (process.isPresent() && file.getFileSystem().equals(FileSystems.getDefault())) {
      return recent.of(file, process.get()::image);
    }
    if (format.decoder() == ImageFormat.Decoder.FFMPEG) {
      throw notRead(file, format);
    }
    return with(
        file,
        reader -> {
          int frames = reader.getNumImages(true);
          return new DecodedImage(decode(file, reader), frames);
        });
  }

  /** Whether FFmpeg must decode the file. */
  boolean needsFfmpeg(Path file) {
    return checkedFormat(file).decoder() == ImageFormat.Decoder.FFMPEG;
  }

  private <T> T with(Path file, Step<T> step) {
    ImageFormat format = checkedFormat(file);
    try (ImageInputStream in = stream(file)) {
      ImageReader reader = ImageIO.getImageReadersByFormatName(format.title()).next();
      try {
        reader.setInput(in, false, true);
        return step.take(reader);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof UnreadableMediaException problem) {
        throw problem;
      }
      // Readers of the platform answer hostile files with any kind of runtime exception.
      throw broken(file, e);
    }
  }

  private long checkedPixels(Path file, ImageReader reader) throws IOException {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    long pixels = width * height;
    if (pixels > limits.maxPixels()) {
      throw new UnreadableMediaException(
          String.format(
              Locale.ROOT,
              "%s has %d x %d pixels, over the limit of %d megapixels",
              MediaFiles.name(file),
              width,
              height,
              limits.maxPixels() / 1_000_000),
          "scale it down, or judge it by eye");
    }
    return pixels;
  }

  private Picture decode(Path file, ImageReader reader) throws IOException {
    long pixels = checkedPixels(file, reader);
    ImageReadParam param = reader.getDefaultReadParam();
    int step = (int) Math.ceil(Math.sqrt((double) pixels / limits.workingPixels()));
    if (step > 1) {
      param.setSourceSubsampling(step, step, 0, 0);
    }
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    BufferedImage image = reader.read(0, param);
    // The JPEG reader fills what is missing with grey and only warns.
    if (warnings.stream().anyMatch(w -> w.toLowerCase(Locale.ROOT).contains("premature end"))) {
      throw broken(file, new IOException(warnings.get(0)));
    }
    return Picture.of(image).turned(orientation(file));
  }

  private ImageFormat checkedFormat(Path file) {
    MediaFiles.check(file, limits.maxBytes());
    try {
      return format(file);
    } catch (IOException e) {
      throw MediaFiles.closed(file, e);
    }
  }

  private static ImageFormat format(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      ImageFormat format =
          ImageFormat.of(in.readNBytes(ImageFormat.HEAD))
              .orElseThrow(
                  () ->
                      new UnreadableMediaException(
                          MediaFiles.name(file) + " is not an image of a known format",
                          "save it as PNG or JPEG"));
      if (format.decoder() == ImageFormat.Decoder.NONE) {
        throw notRead(file, format);
      }
      return format;
    }
  }

  private static UnreadableMediaException notRead(Path file, ImageFormat format) {
    return new UnreadableMediaException(
        MediaFiles.name(file) + " is a file of kind " + format.title() + ", which is not read",
        "save it as PNG or JPEG");
  }

  /** Bad Exif data do not make an image unreadable; it is then shown as stored. */
  private static int orientation(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return ExifOrientation.of(in);
    } catch (IOException e) {
      return ExifOrientation.UPRIGHT;
    }
  }

  private static UnreadableMediaException broken(Path file, Exception cause) {
    return new UnreadableMediaException(
        MediaFiles.name(file) + " is broken or cut short (" + cause.getMessage() + ")",
        "copy it again from where it came from, or judge it by eye",
        cause);
  }

  private interface Step<T> {
    T take(ImageReader reader) throws IOException;
  }

  /** A file inside a jar, such as a sample's picture, has no file of its own to read at random. */
  private static ImageInputStream stream(Path file) throws IOException {
    return file.getFileSystem().equals(FileSystems.getDefault())
        ? new FileImageInputStream(file.toFile())
        : new MemoryCacheImageInputStream(new ByteArrayInputStream(Files.readAllBytes(file)));
  }
}
