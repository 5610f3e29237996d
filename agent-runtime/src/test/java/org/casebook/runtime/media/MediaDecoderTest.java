package org.casebook.runtime.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.casebook.runtime.testing.MadeMedia;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaDecoderTest {
  private static final MediaDecoder DECODER = new MediaDecoder(MediaLimits.STANDARD);
  @TempDir static Path folder;
  private static Path film;

  @BeforeAll
  static void make() throws Exception {
    film = film("mp4");
  }

  @AfterAll
  static void close() {
    DECODER.close();
  }

  /** Four seconds: red, then blue from the second second on; a tone throughout. */
  private static Path film(String format) throws Exception {
    return MadeMedia.video(
        folder.resolve("film." + format),
        format,
        100,
        25,
        i -> MadeMedia.card(320, 180, i < 50 ? Color.RED : Color.BLUE, ""),
        MadeMedia.tone(4, 440));
  }

  private static short[] sound(Path file) {
    short[][] all = {new short[0]};
    DECODER.sound(
        file,
        samples -> {
          short[] longer = Arrays.copyOf(all[0], all[0].length + samples.length);
          System.arraycopy(samples, 0, longer, all[0].length, samples.length);
          all[0] = longer;
        });
    return all[0];
  }

  /** Upward crossings of zero per second. */
  private static double hertz(short[] sound) {
    int crossings = 0;
    for (int i = 1; i < sound.length; i++) {
      crossings += sound[i - 1] < 0 && sound[i] >= 0 ? 1 : 0;
    }
    return crossings * (double) Sound.RATE / sound.length;
  }

  @ParameterizedTest
  @CsvSource({"mp4,mov", "matroska,matroska", "avi,avi"})
  void tellsWhatAVideoHolds(String format, String name) throws Exception {
    MediaFacts facts = DECODER.probe(film(format));

    assertThat(facts.format()).isEqualTo(name);
    assertThat(facts.durationMillis()).isBetween(3_900L, 4_800L);
    assertThat(facts.video().orElseThrow().width()).isEqualTo(320);
    assertThat(facts.audio().orElseThrow().channels()).isEqualTo(1);
  }

  @Test
  void soundOfAnyFormatComesAsSixteenKilohertz() throws Exception {
    short[] tone = MadeMedia.tone(2, 440);
    List<Path> files =
        List.of(
            MadeMedia.audio(folder.resolve("a.wav"), "wav", avcodec.AV_CODEC_ID_PCM_S16LE, tone),
            MadeMedia.audio(folder.resolve("a.mp3"), "mp3", avcodec.AV_CODEC_ID_MP3, tone),
            MadeMedia.audio(folder.resolve("a.ogg"), "ogg", avcodec.AV_CODEC_ID_OPUS, tone),
            MadeMedia.audio(folder.resolve("a.flac"), "flac", avcodec.AV_CODEC_ID_FLAC, tone),
            film);
    for (Path file : files) {
      short[] heard = sound(file);

      assertThat(heard.length / (double) Sound.RATE).as(file.toString()).isBetween(1.9, 4.3);
      assertThat(hertz(heard)).as(file.toString()).isBetween(420.0, 445.0);
    }
  }

  @Test
  void theSceneChangeStandsOutAndItsFramesAreSeen() {
    List<Moment> moments = DECODER.scan(film, 1_000, 1_000);

    List<Long> cuts =
        moments.stream().filter(m -> m.change() > 0.1).map(Moment::millis).skip(1).toList();
    assertThat(cuts).containsExactly(2_000L);
    assertThat(color(DECODER.frame(film, 1_900, 320))).isEqualTo("red");
    assertThat(color(DECODER.frame(film, 2_000, 320))).isEqualTo("blue");
    assertThat(DECODER.frame(film, 0, 100).width()).isEqualTo(100);
    assertThat(DECODER.countFrames(film)).isEqualTo(100);
  }

  private static String color(Picture picture) {
    int pixel = picture.pixels()[0];
    return (pixel >> 16) > 200 ? "red" : (pixel & 0xFF) > 200 ? "blue" : "neither";
  }

  @Test
  void aWaveformHasTheAskedBucketsAndLoudness() {
    WaveformSink sink = new WaveformSink();
    DECODER.sound(film, sink);

    assertThat(sink.waveform(40).peaks())
        .hasSize(40)
        .allSatisfy(peak -> assertThat(peak).isBetween(0.15, 0.35));
    assertThat(sink.waveform(40).durationMillis()).isBetween(3_900L, 4_300L);
  }

  @Test
  void badFilesAreRefusedWithOneMessageEach() throws Exception {
    byte[] whole = Files.readAllBytes(film("matroska"));
    Path cut = write("cut.mkv", Arrays.copyOf(whole, whole.length / 2));
    Path list = write("list.mp4", "ffconcat version 1.0\nfile '/etc/passwd'\n".getBytes(UTF_8));
    Path playlist = write("live.m3u8", "#EXTM3U\n#EXTINF:9,\nfile:///etc/passwd\n".getBytes(UTF_8));

    assertRefused(write("empty.mp3", new byte[0]), "empty.mp3 is empty (0 bytes)");
    assertRefused(folder.resolve("none.mp4"), "none.mp4 is missing");
    assertRefused(write("noise.mp4", new byte[3_000]), "noise.mp4 is broken, cut short, or");
    assertRefused(cut, "cut.mkv is cut short: it should play for");
    assertRefused(list, "list.mp4 is broken, cut short, or not a kind of media that is read");
    assertRefused(playlist, "live.m3u8 is broken, cut short, or not a kind of media");
  }

  private static Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> DECODER.probe(file))
        .isInstanceOf(UnreadableMediaException.class)
        .hasMessageContaining(message);
  }

  @Test
  void whatIsOverALimitIsRefused() {
    MediaLimits.Recordings usual = MediaLimits.Recordings.STANDARD;
    assertLimit(
        new MediaLimits.Recordings(1L << 30, Duration.ofSeconds(3), 16, 1_000, 1_000_000),
        "plays for");
    assertLimit(
        new MediaLimits.Recordings(1L << 30, usual.maxDuration(), 16, 50, 1_000_000),
        "holds more than 50 frames");
    assertLimit(
        new MediaLimits.Recordings(1L << 30, usual.maxDuration(), 16, 1_000, 10), "expands to");
    assertLimit(
        new MediaLimits.Recordings(100, usual.maxDuration(), 16, 1_000, 1_000), "over the limit");
  }

  private static void assertLimit(MediaLimits.Recordings limits, String message) {
    try (MediaDecoder strict = new MediaDecoder(MediaLimits.STANDARD.with(limits))) {
      assertThatThrownBy(() -> strict.countFrames(film))
          .isInstanceOf(UnreadableMediaException.class)
          .hasMessageContaining(message);
    }
  }

  @Test
  void whatTakesTooLongOrTooMuchIsGivenUpAndTheNextFileIsRead() {
    MediaLimits hasty =
        MediaLimits.STANDARD.with(MediaLimits.Resources.STANDARD.within(Duration.ZERO));
    try (MediaDecoder decoder = new MediaDecoder(hasty)) {
      assertThatThrownBy(() -> decoder.countFrames(film)).hasMessageContaining("took too long");
    }
    MediaLimits poor =
        MediaLimits.STANDARD.with(
            new MediaLimits.Resources(Duration.ofMinutes(1), 1 << 20, 1 << 28));
    if (ResidentMemory.of(ProcessHandle.current().pid()).isPresent()) {
      try (MediaDecoder decoder = new MediaDecoder(poor)) {
        assertThatThrownBy(() -> decoder.countFrames(film)).hasMessageContaining("too much memory");
      }
    }
    assertThat(DECODER.countFrames(film)).isEqualTo(100);
  }

  @Test
  void anInterruptEndsARequest() throws Exception {
    Thread caller = new Thread(() -> DECODER.sound(film, samples -> sleep()));
    caller.setUncaughtExceptionHandler((thread, error) -> {});
    caller.start();
    caller.interrupt();
    caller.join(TimeUnit.SECONDS.toMillis(20));

    assertThat(caller.isAlive()).isFalse();
    assertThat(DECODER.countFrames(film)).isEqualTo(100);
  }

  private static void sleep() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aCrashCostsOneFileOnly() throws Exception {
    assertThat(DECODER.countFrames(film)).isEqualTo(100);
    List<ProcessHandle> workers = workers().toList();
    assertThat(workers).isNotEmpty();
    for (ProcessHandle worker : workers) {
      worker.destroyForcibly();
      worker.onExit().get(10, TimeUnit.SECONDS);
    }

    assertThat(DECODER.countFrames(film)).isEqualTo(100);
  }

  private static Stream<ProcessHandle> workers() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("java"));
  }

  @Test
  void theProcessEndsWithItsInput() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DecodingMain.class.getName(),
                MediaLimitsText.of(MediaLimits.STANDARD))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    DataOutputStream requests = new DataOutputStream(process.getOutputStream());
    DecodingRequest.of(DecodingRequest.Operation.COUNT, film).write(requests);
    requests.close();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void limitsSurviveTheCommandLine() {
    assertThat(MediaLimitsText.parse(MediaLimitsText.of(MediaLimits.STANDARD)))
        .isEqualTo(MediaLimits.STANDARD);
  }
}
