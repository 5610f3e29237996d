package org.casebook.runtime.media;

import java.io.IOException;
import java.nio.file.Files;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** Decodes one stream of a container, frame by frame, and counts what comes out. */
final class FrameDecoder implements AutoCloseable {
  private static final int MOST_THREADS = 4;

  private final Container container;
  private final AVStream stream;
  private final AVCodecContext codec;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame frame = avutil.av_frame_alloc();
  private final long mostPixels;
  private long frames;
  private long pixels;
  private boolean drained;

  /** What is decoded of a video. */
  enum Effort {
    EVERY_FRAME,
    /** Only frames that stand alone: a fraction of the work. */
    KEY_FRAMES
  }

  /**
   * Opens the decoder of a stream.
   *
   * @throws UnreadableMediaException when there is none, or it refuses the stream
   */
  FrameDecoder(Container container, AVStream stream, Effort effort) {
    this.container = container;
    this.stream = stream;
    AVCodec found = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
    this.codec = avcodec.avcodec_alloc_context3(found);
    avcodec.avcodec_parameters_to_context(codec, stream.codecpar());
    codec.pkt_timebase(stream.time_base());
    codec.max_pixels(container.limits().maxPixels());
    codec.thread_count(Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    if (effort == Effort.KEY_FRAMES) {
      codec.skip_frame(avcodec.AVDISCARD_NONKEY);
    }
    this.mostPixels = bytes() * container.limits().recordings().maxPixelsPerByte();
    if (avcodec.avcodec_open2(codec, found, (PointerPointer<?>) null) < 0) {
      close();
      throw new UnreadableMediaException(
          MediaFiles.name(container.file()) + " holds a stream that can not be decoded",
          "convert it to MP4, WebM, WAV or MP3, or judge it by eye");
    }
  }

  private long bytes() {
    try {
      return Files.size(container.file());
    } catch (IOException e) {
      throw MediaFiles.closed(container.file(), e);
    }
  }

  /**
   * The next frame of the stream. It is valid until the next call. Damaged packets are passed over.
   *
   * @return false at the end
   * @throws UnreadableMediaException when the stream gives more than the limits allow
   */
  boolean next() {
    while (true) {
      int code = avcodec.avcodec_receive_frame(codec, frame);
      if (code >= 0) {
        count();
        return true;
      }
      if (code == avutil.AVERROR_EOF() || drained) {
        return false;
      }
      feed();
    }
  }

  private void feed() {
    while (avformat.av_read_frame(container.context(), packet) >= 0) {
      boolean ours = packet.stream_index() == stream.index();
      boolean taken = ours && avcodec.avcodec_send_packet(codec, packet) >= 0;
      avcodec.av_packet_unref(packet);
      if (taken) {
        return;
      }
    }
    if (avcodec.avcodec_send_packet(codec, (AVPacket) null) < 0) {
      drained = true;
    }
  }

  private void count() {
    frames++;
    pixels += (long) frame.width() * frame.height();
    if (frames > container.limits().recordings().maxFrames()) {
      throw new UnreadableMediaException(
          MediaFiles.name(container.file())
              + " holds more than "
              + container.limits().recordings().maxFrames()
              + " frames",
          "cut it into parts, or judge it by eye");
    }
    if (pixels > mostPixels) {
      throw new UnreadableMediaException(
          MediaFiles.name(container.file())
              + " expands to more than "
              + container.limits().recordings().maxPixelsPerByte()
              + " pixels for each of its bytes",
          "treat it as an attack on decoders, or judge it by eye");
    }
  }

  /** Goes to the last key frame at or before a time. */
  void seek(long millis) {
    container.seek(millis);
    avcodec.avcodec_flush_buffers(codec);
    drained = false;
  }

  /** The frame that {@link #next} found. */
  AVFrame frame() {
    return frame;
  }

  /** When that frame is shown or heard, from the beginning of the file. */
  long millis() {
    long stamp = frame.best_effort_timestamp();
    return stamp == avutil.AV_NOPTS_VALUE
        ? 0
        : Math.max(0, Ffmpeg.millis(stamp, stream.time_base()) - container.startMillis());
  }

  /** How many frames were decoded so far. */
  long frames() {
    return frames;
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(codec);
  }
}
