package org.casebook.runtime.bench;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Java2DFrameConverter;
import org.casebook.runtime.domain.CasebookException;

/**
 * A film made on the spot: a view that wanders over a painted plane, with a cut every ten seconds,
 * as H.264 in MP4 with 25 frames a second and 1280 x 720 pixels.
 */
final class MadeVideo {
  /** Frames in a second. */
  static final int RATE = 25;

  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final int PLANE = 2_000;
  private static final int SHAPES = 600;
  private static final int BIT_RATE = 2_500_000;

  private MadeVideo() {}

  /**
   * Writes the film.
   *
   * @throws CasebookException when it can not be written
   */
  static void write(Path file, int seconds, long seed) {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    BufferedImage plane = plane(seed);
    BufferedImage view = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = view.createGraphics();
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), WIDTH, HEIGHT, 0);
        Java2DFrameConverter converter = new Java2DFrameConverter()) {
      recorder.setFormat("mp4");
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
      recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
      recorder.setVideoBitrate(BIT_RATE);
      recorder.setFrameRate(RATE);
      recorder.setGopSize(2 * RATE);
      recorder.start();
      for (int frame = 0; frame < seconds * RATE; frame++) {
        int scene = frame / (10 * RATE);
        double turn = 2 * Math.PI * frame / (20.0 * RATE) + scene;
        int x = (int) ((PLANE - WIDTH) / 2.0 * (1 + Math.cos(turn)));
        int y = (int) ((PLANE - HEIGHT) / 2.0 * (1 + Math.sin(2 * turn)));
        graphics.drawImage(plane, -x, -y, null);
        recorder.record(converter.convert(view));
      }
    } catch (Exception e) {
      throw new CasebookException("the film to decode could not be made: " + e.getMessage(), e);
    } finally {
      graphics.dispose();
    }
  }

  private static BufferedImage plane(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    BufferedImage plane = new BufferedImage(PLANE, PLANE, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = plane.createGraphics();
    for (int shape = 0; shape < SHAPES; shape++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      int side = 20 + random.nextInt(180);
      int x = random.nextInt(PLANE);
      int y = random.nextInt(PLANE);
      if (shape % 2 == 0) {
        graphics.fillRect(x, y, side, side);
      } else {
        graphics.fillOval(x, y, side, side);
      }
    }
    graphics.dispose();
    return plane;
  }
}
