package org.casebook.runtime.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;

/** Looks through the pictures of a video: all of them coarsely, or one of them in full. */
final class VideoReader {
  /** The grid on which frames are compared. */
  private static final int COLUMNS = 32;

  private static final int ROWS = 18;

  /** Videos of up to this many pixels are decoded in full when scanned. */
  private static final double FULL_SCAN_PIXELS = 1.5e9;

  private static final double USUAL_FRAME_RATE = 25;

  private final Container container;
  private final AVStream stream;

  /**
   * @throws UnreadableMediaException when the file holds no moving picture
   */
  VideoReader(Container container) {
    this.container = container;
    this.stream =
        container
            .video()
            .orElseThrow(
                () ->
                    new UnreadableMediaException(
                        MediaFiles.name(container.file()) + " holds no moving picture",
                        "open it as audio"));
  }

  /**
   * Points in time with how much the picture changed there. Short videos are decoded in full, of
   * long ones only the key frames, which encoders place where scenes change; where key frames are
   * further apart than the longest step, points between them are added with a change of 0.
   *
   * @param most at most so many, those with the largest change
   */
  List<Moment> scan(long longestStep, int most) {
    double rate = container.facts().video().orElseThrow().framesPerSecond();
    double pixels =
        container.durationMillis()
            / 1_000.0
            * (rate > 0 ? rate : USUAL_FRAME_RATE)
            * stream.codecpar().width()
            * stream.codecpar().height();
    FrameDecoder.Effort effort =
        pixels <= FULL_SCAN_PIXELS
            ? FrameDecoder.Effort.EVERY_FRAME
            : FrameDecoder.Effort.KEY_FRAMES;
    List<Moment> moments = new ArrayList<>();
    byte[] before = new byte[0];
    try (FrameDecoder decoder = new FrameDecoder(container, stream, effort);
        FrameScaler scaler = new FrameScaler()) {
      while (decoder.next()) {
        byte[] luma = scaler.luma(decoder.frame(), COLUMNS, ROWS);
        moments.add(new Moment(decoder.millis(), Picture.difference(before, luma)));
        before = luma;
      }
    }
    List<Moment> dense = filled(moments, longestStep);
    return dense.size() <= most
        ? dense
        : dense.stream()
            .sorted(Comparator.comparingDouble(Moment::change).reversed())
            .limit(most)
            .sorted(Comparator.comparingLong(Moment::millis))
            .toList();
  }

  private List<Moment> filled(List<Moment> moments, long longestStep) {
    List<Moment> filled = new ArrayList<>();
    for (int i = 0; i < moments.size(); i++) {
      filled.add(moments.get(i));
      long end = i + 1 < moments.size() ? moments.get(i + 1).millis() : container.durationMillis();
      for (long t = moments.get(i).millis() + longestStep; t < end; t += longestStep) {
        filled.add(new Moment(t, 0));
      }
    }
    return filled;
  }

  /**
   * The picture at a time: the first frame that is not earlier, or the last of all.
   *
   * @param longestSide larger frames are scaled down
   */
  Picture frame(long millis, int longestSide) {
    try (FrameDecoder decoder =
            new FrameDecoder(container, stream, FrameDecoder.Effort.EVERY_FRAME);
        FrameScaler scaler = new FrameScaler()) {
      decoder.seek(millis);
      long last = -1;
      while (decoder.next()) {
        // Time stamps are rounded to milliseconds.
        if (decoder.millis() >= millis - 1) {
          return picture(decoder.frame(), scaler, longestSide);
        }
        last = decoder.millis();
      }
      if (last >= 0) {
        return frame(last, longestSide);
      }
    }
    throw new UnreadableMediaException(
        MediaFiles.name(container.file()) + " shows nothing at " + millis + " ms",
        "copy it again from where it came from, or judge it by eye");
  }

  private Picture picture(AVFrame frame, FrameScaler scaler, int longestSide) {
    double scale = Math.min(1.0, (double) longestSide / Math.max(frame.width(), frame.height()));
    int width = Math.max(1, (int) Math.round(frame.width() * scale));
    int height = Math.max(1, (int) Math.round(frame.height() * scale));
    return Picture.ofRgb(width, height, scaler.rgb(frame, width, height)).turned(orientation());
  }

  /** How a telephone was held, as one of the turns of Exif. */
  private int orientation() {
    AVPacketSideData matrix =
        avcodec.av_packet_side_data_get(
            stream.codecpar().coded_side_data(),
            stream.codecpar().nb_coded_side_data(),
            avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.isNull() || matrix.size() < 36) {
      return ExifOrientation.UPRIGHT;
    }
    double counterclockwise = avutil.av_display_rotation_get(new IntPointer(matrix.data()));
    return switch ((int) Math.round(counterclockwise / 90)) {
      case 1 -> 8;
      case -1 -> 6;
      case 2, -2 -> 3;
      default -> ExifOrientation.UPRIGHT;
    };
  }

  /** Decodes every frame and does nothing with it. */
  long count() {
    try (FrameDecoder decoder =
        new FrameDecoder(container, stream, FrameDecoder.Effort.EVERY_FRAME)) {
      while (decoder.next()) {
        // Counting is all.
      }
      return decoder.frames();
    }
  }
}
