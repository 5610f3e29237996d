package org.casebook.runtime.media;

import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;

/**
 * The sound of a file as 16-bit samples at 16 kHz, one channel. Sample n is heard at n/16 ms: where
 * the file has a gap, or starts its sound late, there is silence.
 */
final class SoundReader implements AutoCloseable {
  private static final int GAP_SAMPLES = Sound.RATE / 5;

  private final FrameDecoder decoder;
  private final long mostSamples;
  private final SwrContext resampler = swresample.swr_alloc();
  private final AVFrame converted = avutil.av_frame_alloc();
  private final AVChannelLayout mono = new AVChannelLayout();
  private boolean configured;
  private long given;

  SoundReader(FrameDecoder decoder, MediaLimits limits) {
    this.decoder = decoder;
    this.mostSamples = limits.recordings().maxDuration().toMillis() * (Sound.RATE / 1_000);
    avutil.av_channel_layout_default(mono, 1);
  }

  /** Reads to the end, giving big-endian samples piece by piece. */
  void read(DecodingAnswer.Sink sink) throws IOException {
    while (decoder.next()) {
      fill(decoder.millis() * (Sound.RATE / 1_000), sink);
      convert(decoder.frame(), sink);
    }
    if (configured) {
      convert(null, sink);
    }
  }

  private void fill(long until, DecodingAnswer.Sink sink) throws IOException {
    long missing = Math.min(until, mostSamples) - given;
    if (missing > GAP_SAMPLES) {
      byte[] silence = new byte[Sound.RATE];
      for (long left = 2 * missing; left > 0; left -= silence.length) {
        give(left < silence.length ? new byte[(int) left] : silence, sink);
      }
    }
  }

  @SuppressWarnings("NullAway") // no frame means: give what is left
  private void convert(@org.jspecify.annotations.Nullable AVFrame frame, DecodingAnswer.Sink sink)
      throws IOException {
    avutil.av_frame_unref(converted);
    converted.format(avutil.AV_SAMPLE_FMT_S16);
    converted.sample_rate(Sound.RATE);
    avutil.av_channel_layout_copy(converted.ch_layout(), mono);
    int code = swresample.swr_convert_frame(resampler, converted, frame);
    if (code < 0 && frame != null) {
      // The sound changed its rate or channels in mid-stream.
      swresample.swr_close(resampler);
      avutil.av_frame_unref(converted);
      converted.format(avutil.AV_SAMPLE_FMT_S16);
      converted.sample_rate(Sound.RATE);
      avutil.av_channel_layout_copy(converted.ch_layout(), mono);
      if (swresample.swr_config_frame(resampler, converted, frame) < 0) {
        return;
      }
      code = swresample.swr_convert_frame(resampler, converted, frame);
    }
    if (code < 0) {
      return;
    }
    configured = true;
    byte[] bytes = new byte[2 * converted.nb_samples()];
    if (bytes.length > 0) {
      new BytePointer(converted.data(0)).get(bytes);
      give(swapped(bytes), sink);
    }
  }

  private void give(byte[] bytes, DecodingAnswer.Sink sink) throws IOException {
    given += bytes.length / 2;
    if (given > mostSamples) {
      throw new UnreadableMediaException(
          "the sound plays for longer than the file says and than is allowed",
          "cut it into parts, or judge it by ear");
    }
    sink.take(bytes);
  }

  /** Native little-endian samples to the big-endian order of the wire. */
  private static byte[] swapped(byte[] bytes) {
    if (java.nio.ByteOrder.nativeOrder() == java.nio.ByteOrder.BIG_ENDIAN) {
      return bytes;
    }
    for (int i = 0; i < bytes.length; i += 2) {
      byte low = bytes[i];
      bytes[i] = bytes[i + 1];
      bytes[i + 1] = low;
    }
    return bytes;
  }

  @Override
  public void close() {
    swresample.swr_free(resampler);
    avutil.av_frame_free(converted);
    avutil.av_channel_layout_uninit(mono);
    mono.close();
  }
}
