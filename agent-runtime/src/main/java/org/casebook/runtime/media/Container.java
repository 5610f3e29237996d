package org.casebook.runtime.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/**
 * An open audio or video file. It must be of a well-known kind, and nothing outside it is ever
 * read: play lists, concatenations and references to other files or hosts are not followed.
 */
final class Container implements AutoCloseable {
  /** Kinds of file that are read; everything else, play lists above all, is refused. */
  private static final String FORMATS =
      "mov,mp4,m4a,3gp,matroska,webm,avi,asf,flv,mpegts,mpeg,mpegvideo,ivf,"
          + "mp3,wav,w64,ogg,flac,aac,amr,aiff,caf,ac3,eac3,au,"
          + "gif,apng,webp_pipe,png_pipe,jpeg_pipe";

  private static final int PROBED_BYTES = 8 << 20;
  private static final long TAIL_MILLIS = 2_000;
  private static final double TOLERATED_LOSS = 0.2;
  private static final long TOLERATED_MILLIS = 1_000;

  private final Path file;
  private final MediaLimits limits;
  private final AVFormatContext context;

  private Container(Path file, MediaLimits limits, AVFormatContext context) {
    this.file = file;
    this.limits = limits;
    this.context = context;
  }

  /**
   * Opens a file and looks at its streams.
   *
   * @throws UnreadableMediaException when it is not such a file or is over a limit
   */
  static Container open(Path file, MediaLimits limits) {
    MediaFiles.check(file, limits.recordings().maxBytes());
    AVFormatContext context = new AVFormatContext(null);
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
    avutil.av_dict_set(options, "format_whitelist", FORMATS, 0);
    avutil.av_dict_set(options, "probesize", "" + PROBED_BYTES, 0);
    avutil.av_dict_set(options, "max_streams", "" + limits.recordings().maxStreams(), 0);
    int code = avformat.avformat_open_input(context, "file:" + file, null, options);
    avutil.av_dict_free(options);
    if (code < 0) {
      throw new UnreadableMediaException(
          MediaFiles.name(file) + " is broken, cut short, or not a kind of media that is read",
          "copy it again from where it came from, or convert it to MP4, WebM, WAV or MP3");
    }
    Container container = new Container(file, limits, context);
    try {
      avformat.avformat_find_stream_info(context, (PointerPointer<?>) null);
      container.check();
      return container;
    } catch (RuntimeException e) {
      container.close();
      throw e;
    }
  }

  private void check() {
    if (video().isEmpty() && audio().isEmpty()) {
      throw new UnreadableMediaException(
          MediaFiles.name(file) + " holds neither picture nor sound that can be decoded",
          "copy it again from where it came from, or convert it to MP4, WebM, WAV or MP3");
    }
    video().ifPresent(stream -> checkPixels(stream.codecpar()));
    Duration most = limits.recordings().maxDuration();
    if (durationMillis() > most.toMillis()) {
      throw new UnreadableMediaException(
          MediaFiles.name(file)
              + " plays for "
              + minutes(durationMillis())
              + " minutes, over the limit of "
              + minutes(most.toMillis())
              + " minutes",
          "cut it into parts, or judge it by eye");
    }
  }

  private void checkPixels(AVCodecParameters picture) {
    long pixels = (long) picture.width() * picture.height();
    if (pixels > limits.maxPixels()) {
      throw new UnreadableMediaException(
          MediaFiles.name(file)
              + " has "
              + picture.width()
              + " x "
              + picture.height()
              + " pixels, over the limit of "
              + limits.maxPixels() / 1_000_000
              + " megapixels",
          "scale it down, or judge it by eye");
    }
  }

  MediaFacts facts() {
    return new MediaFacts(
        context.iformat().name().getString().split(",", 2)[0],
        durationMillis(),
        context.nb_streams(),
        video()
            .map(
                stream ->
                    new MediaFacts.VideoTrack(
                        codec(stream),
                        stream.codecpar().width(),
                        stream.codecpar().height(),
                        ratio(stream.avg_frame_rate()))),
        audio()
            .map(
                stream ->
                    new MediaFacts.AudioTrack(
                        codec(stream),
                        stream.codecpar().sample_rate(),
                        stream.codecpar().ch_layout().nb_channels())));
  }

  /**
   * Reads the end of the file without decoding it.
   *
   * @throws UnreadableMediaException when it stops well before the time that it claims to play
   */
  void checkWhole() {
    long claimed = durationMillis();
    // Guessed from the bit rate, a duration is no claim.
    if (context.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_BITRATE) {
      return;
    }
    seek(Math.max(0, claimed - TAIL_MILLIS));
    long held = lastMillis();
    if (held < claimed - Math.max(TOLERATED_MILLIS, Math.round(claimed * TOLERATED_LOSS))) {
      throw new UnreadableMediaException(
          MediaFiles.name(file)
              + " is cut short: it should play for "
              + Math.round(claimed / 1_000.0)
              + " s, and its end is missing",
          "copy it again from where it came from, or judge it by eye");
    }
  }

  /** The end of the last packet from here on. */
  private long lastMillis() {
    AVPacket packet = avcodec.av_packet_alloc();
    long last = 0;
    try {
      while (avformat.av_read_frame(context, packet) >= 0) {
        AVRational base = context.streams(packet.stream_index()).time_base();
        long stamp = packet.pts() == avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        if (stamp != avutil.AV_NOPTS_VALUE) {
          last = Math.max(last, Ffmpeg.millis(stamp + packet.duration(), base) - startMillis());
        }
        avcodec.av_packet_unref(packet);
      }
    } finally {
      avcodec.av_packet_free(packet);
    }
    return last;
  }

  /** Playing time; where the file does not say it, what its packets say. */
  long durationMillis() {
    if (context.duration() == avutil.AV_NOPTS_VALUE || context.duration() <= 0) {
      seek(0);
      context.duration(Math.max(1, lastMillis()) * 1_000);
      seek(0);
    }
    return context.duration() / 1_000;
  }

  /** The time stamp that counts as zero. */
  long startMillis() {
    return context.start_time() == avutil.AV_NOPTS_VALUE ? 0 : context.start_time() / 1_000;
  }

  /** Goes to the last place at or before a time from which decoding can start. */
  void seek(long millis) {
    avformat.av_seek_frame(
        context, -1, (millis + startMillis()) * 1_000, avformat.AVSEEK_FLAG_BACKWARD);
  }

  /** The picture; cover art of music does not count. */
  Optional<AVStream> video() {
    return best(avutil.AVMEDIA_TYPE_VIDEO)
        .filter(stream -> (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) == 0);
  }

  Optional<AVStream> audio() {
    return best(avutil.AVMEDIA_TYPE_AUDIO);
  }

  private Optional<AVStream> best(int type) {
    int index = avformat.av_find_best_stream(context, type, -1, -1, (PointerPointer<?>) null, 0);
    return index < 0 ? Optional.empty() : Optional.of(context.streams(index));
  }

  AVFormatContext context() {
    return context;
  }

  Path file() {
    return file;
  }

  MediaLimits limits() {
    return limits;
  }

  @Override
  public void close() {
    avformat.avformat_close_input(context);
  }

  private static String codec(AVStream stream) {
    return avcodec.avcodec_get_name(stream.codecpar().codec_id()).getString();
  }

  private static double ratio(AVRational rational) {
    return rational.den() == 0 ? 0 : (double) rational.num() / rational.den();
  }

  private static long minutes(long millis) {
    return Math.round(millis / 60_000.0);
  }
}
