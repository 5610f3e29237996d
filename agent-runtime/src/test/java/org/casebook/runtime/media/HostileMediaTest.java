package org.casebook.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.bytedeco.ffmpeg.global.avcodec;
import org.casebook.runtime.testing.MadeMedia;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of every kind, broken at random: each is read or refused, none hangs, crashes this process
 * or leaves anything behind. {@code -Dcasebook.hostile=N} for another count.
 */
class HostileMediaTest {
  private static final int COUNT = Integer.getInteger("casebook.hostile", 1_000);
  private static final long SEED = 20261124;
  @TempDir static Path folder;
  private static final List<Path> SEEDS = new ArrayList<>();

  @BeforeAll
  static void seeds() throws Exception {
    for (String format : List.of("png", "jpeg", "gif")) {
      BufferedImage image = MadeMedia.card(64, 48, Color.ORANGE, "x");
      Path file = folder.resolve("seed." + format);
      ImageIO.write(image, format, file.toFile());
      SEEDS.add(file);
    }
    short[] tone = MadeMedia.tone(0.5, 440);
    SEEDS.add(film("seed.webp", "webp", 1, new short[0]));
    SEEDS.add(film("seed.mp4", "mp4", 12, tone));
    SEEDS.add(film("seed.mkv", "matroska", 12, tone));
    SEEDS.add(sound("seed.mp3", "mp3", avcodec.AV_CODEC_ID_MP3, tone));
    SEEDS.add(sound("seed.wav", "wav", avcodec.AV_CODEC_ID_PCM_S16LE, tone));
    SEEDS.add(sound("seed.ogg", "ogg", avcodec.AV_CODEC_ID_OPUS, tone));
  }

  private static Path film(String name, String format, int frames, short[] tone) throws Exception {
    return MadeMedia.video(
        folder.resolve(name),
        format,
        frames,
        25,
        i -> MadeMedia.card(64, 48, new Color(20 * i, 100, 50), ""),
        tone);
  }

  private static Path sound(String name, String format, int codec, short[] tone) throws Exception {
    return MadeMedia.audio(folder.resolve(name), format, codec, tone);
  }

  @Test
  void brokenFilesCostOneMessageEach() throws Exception {
    MediaLimits limits =
        MediaLimits.STANDARD.with(MediaLimits.Resources.STANDARD.within(Duration.ofSeconds(10)));
    Random random = new Random(SEED);
    Path file = folder.resolve("broken");
    List<Path> before = temporaries();
    int read = 0;
    int crashed = 0;
    int late = 0;
    long early = 0;
    try (MediaDecoder media = new MediaDecoder(limits)) {
      ImageDecoder images = new ImageDecoder(limits, media);
      for (int i = 0; i < COUNT; i++) {
        Path seed = SEEDS.get(i % SEEDS.size());
        Files.write(file, mutated(Files.readAllBytes(seed), random));
        try {
          look(seed, file, images, media);
          read++;
        } catch (UnreadableMediaException refused) {
          assertThat(refused.remedy()).isNotBlank();
          crashed += refused.problem().contains("broke the decoding process") ? 1 : 0;
          late += refused.problem().contains("took too") ? 1 : 0;
        }
        if (i == COUNT / 2) {
          early = memory();
        }
      }
      long growth = memory() - early;
      System.out.printf(
          "%d broken files: %d read, %d refused, %d crashed the decoding process, %d took too"
              + " long or too much; second half: memory %+d KB of %d KB%n",
          COUNT, read, COUNT - read, crashed, late, growth >> 10, early >> 10);

      // The heap of both processes grows on its own in a short run; a leak shows in a long one.
      if (COUNT >= 1_000) {
        assertThat(growth).isLessThan(early / 20);
      }
    }
    assertThat(read).isPositive().isLessThan(COUNT);
    assertThat(late).isZero();
    assertThat(temporaries()).isEqualTo(before);
  }

  private static void look(Path seed, Path file, ImageDecoder images, MediaDecoder media) {
    String name = seed.toString();
    if (name.matches(".*\\.(png|jpeg|gif|webp)")) {
      assertThat(images.decode(file).width()).isPositive();
    } else if (name.matches(".*\\.(mp4|mkv)")) {
      MediaFacts facts = media.probe(file);
      if (facts.video().isPresent()) {
        List<Moment> moments = media.scan(file, 1_000, 100);
        assertThat(moments.size()).isLessThanOrEqualTo(100);
        media.frame(file, 100, 64);
      }
      if (facts.audio().isPresent()) {
        media.sound(file, new WaveformSink());
      }
    } else {
      media.sound(file, new WaveformSink());
    }
  }

  /** Bits turned, bytes set to extremes, pieces cut out, copied elsewhere, or the end cut off. */
  private static byte[] mutated(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    for (int n = 1 + random.nextInt(12); n > 0 && bytes.length > 16; n--) {
      // Headers matter most.
      int reach = random.nextBoolean() ? Math.min(bytes.length, 512) : bytes.length;
      int at = random.nextInt(reach);
      int length = Math.min(bytes.length - at, 1 + random.nextInt(32));
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) (random.nextBoolean() ? 0xFF : 0x7F);
        case 2 -> Arrays.fill(bytes, at, at + length, (byte) (random.nextBoolean() ? 0xFF : 0));
        case 3 -> {
          byte[] shorter = new byte[bytes.length - length];
          System.arraycopy(bytes, 0, shorter, 0, at);
          System.arraycopy(bytes, at + length, shorter, at, shorter.length - at);
          bytes = shorter;
        }
        case 4 ->
            System.arraycopy(bytes, at, bytes, random.nextInt(bytes.length - length + 1), length);
        default -> bytes = n == 1 ? Arrays.copyOf(bytes, Math.max(16, at)) : bytes;
      }
    }
    return bytes;
  }

  /** Resident bytes of this process and of those that decode. */
  private static long memory() {
    System.gc();
    return Stream.concat(Stream.of(ProcessHandle.current()), ProcessHandle.current().descendants())
        .mapToLong(process -> ResidentMemory.of(process.pid()).orElse(0L))
        .sum();
  }

  private static List<Path> temporaries() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(
              file ->
                  file.getFileName()
                      .toString()
                      .matches("(casebook-(media|sound|speech)-|hs_err|javacpp).*"))
          .sorted()
          .toList();
    }
  }
}
