package org.casebook.runtime.media;

import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;

/** The native FFmpeg libraries. Only the decoding process loads them. */
final class Ffmpeg {
  private Ffmpeg() {}

  /**
   * Loads the libraries, silences them and limits single allocations.
   *
   * @throws LinkageError where there is no native library for this platform
   */
  static void load(long allocationBytes) {
    Loader.load(avutil.class);
    Loader.load(swresample.class);
    Loader.load(avcodec.class);
    Loader.load(avformat.class);
    Loader.load(swscale.class);
    // What they would say quotes the file, and nobody reads it.
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    avutil.av_max_alloc(allocationBytes);
  }

  /** Milliseconds of a time stamp counted in units of a time base. */
  static long millis(long units, AVRational base) {
    return base.den() == 0 ? 0 : Math.round(units * 1_000.0 * base.num() / base.den());
  }

  /** Time stamp in units of a time base of so many milliseconds. */
  static long units(long millis, AVRational base) {
    return base.num() == 0 ? 0 : Math.round(millis / 1_000.0 * base.den() / base.num());
  }
}
