package org.casebook.runtime.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes audio, video and images in processes of their own, under limits of time and memory. What
 * breaks there costs one file, never this process. Safe for several threads; an interrupt ends a
 * request at once.
 *
 * <p>Every method throws {@link UnreadableMediaException} when the file is missing, empty, broken,
 * over a limit, or ended the process that decoded it; the message names the file and the remedy.
 */
public final class MediaDecoder implements AutoCloseable {
  private static final int PROCESSES = 2;

  private final MediaLimits limits;
  private final DecodingPool pool;

  /** A decoder with these limits; processes start when they are first needed. */
  public MediaDecoder(MediaLimits limits) {
    this.limits = limits;
    this.pool = new DecodingPool(limits, PROCESSES);
  }

  /** What an audio or video file holds. Its end is looked for, so that a torn file is refused. */
  public MediaFacts probe(Path file) {
    return read(
        DecodingRequest.Operation.PROBE, recording(file), bytes -> MediaFacts.read(data(bytes)));
  }

  /**
   * The sound of an audio or video file.
   *
   * @param sink takes the samples as they are decoded, so that a recording of any length needs
   *     little memory here
   */
  public void sound(Path file, Sound.Sink sink) {
    ask(
        DecodingRequest.of(DecodingRequest.Operation.SOUND, recording(file)),
        piece -> {
          short[] samples = new short[piece.length / 2];
          ByteBuffer.wrap(piece).asShortBuffer().get(samples);
          sink.take(samples);
        });
  }

  /**
   * Points of a video in time, with how much the picture changed there.
   *
   * @param longestStep no two are further apart, in milliseconds
   * @param most at most so many
   */
  public List<Moment> scan(Path file, long longestStep, int most) {
    return read(
        DecodingRequest.Operation.SCAN,
        recording(file),
        bytes -> {
          DataInputStream in = data(bytes);
          List<Moment> moments = new ArrayList<>();
          for (int left = in.readInt(); left > 0; left--) {
            moments.add(new Moment(in.readLong(), in.readDouble()));
          }
          return moments;
        },
        longestStep,
        most);
  }

  /**
   * The picture of a video at a time: the first frame that is not earlier, or the last of all.
   *
   * @param longestSide larger frames are scaled down to it, in pixels
   */
  public Picture frame(Path file, long millis, int longestSide) {
    return read(DecodingRequest.Operation.FRAME, recording(file), this::image, millis, longestSide)
        .picture();
  }

  /** How many frames a video has, by decoding all of them. */
  public long countFrames(Path file) {
    return read(DecodingRequest.Operation.COUNT, recording(file), bytes -> data(bytes).readLong());
  }

  /** An image file; {@link ImageDecoder} checks it first. */
  DecodedImage image(Path file) {
    return read(DecodingRequest.Operation.IMAGE, file, this::image);
  }

  private DecodedImage image(byte[] bytes) throws IOException {
    return DecodedImage.read(bytes, limits.maxPixels());
  }

  private Path recording(Path file) {
    MediaFiles.check(file, limits.recordings().maxBytes());
    return file;
  }

  private <T> T read(
      DecodingRequest.Operation operation, Path file, Reading<T> reading, long... numbers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ask(DecodingRequest.of(operation, file, numbers), bytes::writeBytes);
    try {
      return reading.from(bytes.toByteArray());
    } catch (IOException e) {
      throw new UnreadableMediaException(
          "the decoding process answered nonsense about " + MediaFiles.name(file),
          "treat the file as an attack on decoders, or judge it by eye",
          e);
    }
  }

  /** A file inside a jar, such as a sample, is copied out for the time of the request. */
  private void ask(DecodingRequest request, DecodingAnswer.Sink sink) {
    Path file = request.file();
    if (file.getFileSystem().equals(FileSystems.getDefault())) {
      pool.ask(
          new DecodingRequest(request.operation(), file.toAbsolutePath(), request.numbers()), sink);
      return;
    }
    Path copy = copy(file);
    try {
      pool.ask(new DecodingRequest(request.operation(), copy, request.numbers()), sink);
    } finally {
      delete(copy);
    }
  }

  private static Path copy(Path file) {
    try {
      Path copy = Files.createTempFile("casebook-media-", "-" + MediaFiles.name(file));
      Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      return copy;
    } catch (IOException e) {
      throw MediaFiles.closed(file, e);
    }
  }

  private static void delete(Path copy) {
    try {
      Files.deleteIfExists(copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DataInputStream data(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private interface Reading<T> {
    T from(byte[] bytes) throws IOException;
  }

  @Override
  public void close() {
    pool.close();
  }
}
