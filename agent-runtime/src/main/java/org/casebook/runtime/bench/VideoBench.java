package org.casebook.runtime.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.casebook.models.Metric;
import org.casebook.models.Sha256;
import org.casebook.runtime.bench.Race.Contender;
import org.casebook.runtime.bench.Race.Round;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.media.MediaDecoder;
import org.casebook.runtime.media.MediaLimits;

/**
 * Video frames decoded per second: our decoder, which works in a process of its own under limits of
 * time, memory and pixels, beside FFmpeg's own decoder in this process, bare, with as many threads
 * as it takes. Both decode every frame of the same film and throw it away.
 */
final class VideoBench {
  private static final String OURS = "casebook";
  private static final String PLAIN = "ffmpeg";
  private static final int SECONDS = 30;
  private static final int FRAMES = SECONDS * MadeVideo.RATE;
  private static final int WARM_UP = 1;

  private final Suite.Settings settings;
  private final Consumer<String> progress;

  VideoBench(Suite.Settings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  List<Metric> run() throws InterruptedException {
    Path file = temporary();
    try (MediaDecoder decoder = new MediaDecoder(MediaLimits.STANDARD)) {
      progress.accept("video, making the film");
      MadeVideo.write(file, SECONDS, settings.seed());
      Race<Path> race =
          new Race<>(
              List.of(
                  new Contender<>(OURS, film -> requireAll(decoder.countFrames(film))),
                  new Contender<>(PLAIN, film -> requireAll(plain(film)))),
              WARM_UP);
      List<Round> rounds =
          race.run(
              Collections.nCopies(WARM_UP + settings.rounds(), file),
              step -> progress.accept("video, " + step));
      return metrics(rounds, Sha256.hex(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(file);
    }
  }

  private List<Metric> metrics(List<Round> rounds, String data) {
    Records records = new Records(rounds, data, settings.seed(), "FFmpeg 7.1.1");
    String input = "1280 x 720, H.264, " + FRAMES + " frames, every one decoded; median of rounds";
    records.rate("video.frames_per_second", OURS, PLAIN, FRAMES, "frames per second; " + input);
    records.rate(
        "video.ffmpeg_frames_per_second",
        PLAIN,
        PLAIN,
        FRAMES,
        "the same by FFmpeg alone in this process; " + input);
    records.ratio(
        "video.share_of_ffmpeg",
        "our frames per second over FFmpeg's in the same round; 1 is the limit",
        round -> round.wall(PLAIN) / round.wall(OURS));
    return records.list();
  }

  private static long plain(Path film) {
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(film.toFile())) {
      grabber.start();
      long frames = 0;
      // Without the conversion of the picture that grabbing usually includes.
      while (grabber.grabFrame(false, true, false, false) != null) {
        frames++;
      }
      return frames;
    } catch (IOException e) {
      throw new CasebookException("FFmpeg did not decode the film: " + e.getMessage(), e);
    }
  }

  private static void requireAll(long frames) {
    if (frames != FRAMES) {
      throw new CasebookException(
          "of " + FRAMES + " frames " + frames + " were decoded: report this");
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("casebook-bench-", ".mp4");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
