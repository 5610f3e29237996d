package org.casebook.runtime.media;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;

/** Converts decoded frames to another size and to RGB or luma. */
final class FrameScaler implements AutoCloseable {
  private final AVFrame target = avutil.av_frame_alloc();
  private SwsContext context = new SwsContext(null);

  /** RGB bytes, row by row. */
  byte[] rgb(AVFrame frame, int width, int height) {
    return scaled(frame, width, height, avutil.AV_PIX_FMT_RGB24, 3, swscale.SWS_AREA);
  }

  /** Luma, one byte for each point of a coarse grid. */
  byte[] luma(AVFrame frame, int width, int height) {
    return scaled(frame, width, height, avutil.AV_PIX_FMT_GRAY8, 1, swscale.SWS_POINT);
  }

  private byte[] scaled(AVFrame frame, int width, int height, int format, int bytes, int method) {
    context =
        swscale.sws_getCachedContext(
            context,
            frame.width(),
            frame.height(),
            frame.format(),
            width,
            height,
            format,
            method,
            null,
            null,
            (DoublePointer) null);
    if (context == null || context.isNull()) {
      throw unreadable();
    }
    avutil.av_frame_unref(target);
    target.width(width);
    target.height(height);
    target.format(format);
    if (avutil.av_frame_get_buffer(target, 0) < 0
        || swscale.sws_scale_frame(context, target, frame) < 0) {
      throw unreadable();
    }
    byte[] out = new byte[width * height * bytes];
    BytePointer rows = new BytePointer(target.data(0));
    for (int y = 0; y < height; y++) {
      rows.position((long) y * target.linesize(0)).get(out, y * width * bytes, width * bytes);
    }
    return out;
  }

  private static UnreadableMediaException unreadable() {
    return new UnreadableMediaException(
        "a frame is of a kind that can not be shown", "convert the file to MP4 or PNG");
  }

  @Override
  public void close() {
    avutil.av_frame_free(target);
    swscale.sws_freeContext(context);
  }
}
