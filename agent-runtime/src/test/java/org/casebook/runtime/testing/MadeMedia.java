package org.casebook.runtime.testing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ShortBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntFunction;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** Audio and video files made on the spot, for tests. */
public final class MadeMedia {
  private static final int RATE = 16_000;

  private MadeMedia() {}

  /**
   * A video.
   *
   * @param format container and codecs: {@code mp4} (H.264, AAC), {@code matroska} (VP8, Opus) or
   *     {@code avi} (MPEG-4, MP3)
   * @param pictures the picture of each frame, all of one size
   * @param sound samples at 16 kHz; empty for a silent film
   */
  public static Path video(
      Path file,
      String format,
      int frames,
      double framesPerSecond,
      IntFunction<BufferedImage> pictures,
      short[] sound)
      throws Exception {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    BufferedImage first = pictures.apply(0);
    try (FFmpegFrameRecorder recorder =
        new FFmpegFrameRecorder(
            file.toFile(), first.getWidth(), first.getHeight(), sound.length > 0 ? 1 : 0)) {
      recorder.setFormat(format);
      recorder.setVideoCodec(videoCodec(format));
      recorder.setAudioCodec(audioCodec(format));
      named(recorder, audioCodec(format));
      recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
      recorder.setFrameRate(framesPerSecond);
      recorder.setSampleRate(RATE);
      recorder.setGopSize(50);
      recorder.start();
      for (int i = 0; i < frames; i++) {
        recorder.record(frame(pictures.apply(i)));
      }
      record(recorder, sound);
    }
    return file;
  }

  /** An audio file in the format and codec that the extension stands for. */
  public static Path audio(Path file, String format, int codec, short[] sound) throws Exception {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), 1)) {
      recorder.setFormat(format);
      recorder.setAudioCodec(codec);
      named(recorder, codec);
      recorder.setSampleRate(RATE);
      recorder.start();
      record(recorder, sound);
    }
    return file;
  }

  /** A tone. */
  public static short[] tone(double seconds, double hertz) {
    short[] samples = new short[(int) (seconds * RATE)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (8_000 * Math.sin(2 * Math.PI * hertz * i / RATE));
    }
    return samples;
  }

  /** A plain picture with a word on it. */
  public static BufferedImage card(int width, int height, Color background, String word) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(background);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.BLACK);
    graphics.setFont(graphics.getFont().deriveFont(height / 5f));
    graphics.drawString(word, width / 10, height / 2);
    graphics.dispose();
    return image;
  }

  /** FFmpeg's own encoder of this codec is an experiment. */
  private static void named(FFmpegFrameRecorder recorder, int codec) {
    if (codec == avcodec.AV_CODEC_ID_OPUS) {
      recorder.setAudioCodecName("libopus");
    }
  }

  private static int videoCodec(String format) {
    return switch (format) {
      case "mp4" -> avcodec.AV_CODEC_ID_H264;
      case "avi" -> avcodec.AV_CODEC_ID_MPEG4;
      case "avif" -> avcodec.AV_CODEC_ID_AV1;
      case "webp" -> avcodec.AV_CODEC_ID_WEBP;
      default -> avcodec.AV_CODEC_ID_VP8;
    };
  }

  private static int audioCodec(String format) {
    return switch (format) {
      case "mp4" -> avcodec.AV_CODEC_ID_AAC;
      case "avi" -> avcodec.AV_CODEC_ID_MP3;
      default -> avcodec.AV_CODEC_ID_OPUS;
    };
  }

  private static void record(FFmpegFrameRecorder recorder, short[] sound) throws Exception {
    for (int at = 0; at < sound.length; at += RATE) {
      int end = Math.min(at + RATE, sound.length);
      ShortBuffer piece = ShortBuffer.wrap(Arrays.copyOfRange(sound, at, end));
      recorder.recordSamples(RATE, 1, new Buffer[] {piece});
    }
  }

  private static Frame frame(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    Frame frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3);
    ByteBuffer pixels = (ByteBuffer) frame.image[0];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int rgb = image.getRGB(x, y);
        int at = y * frame.imageStride + 3 * x;
        pixels.put(at, (byte) rgb);
        pixels.put(at + 1, (byte) (rgb >> 8));
        pixels.put(at + 2, (byte) (rgb >> 16));
      }
    }
    return frame;
  }
}
