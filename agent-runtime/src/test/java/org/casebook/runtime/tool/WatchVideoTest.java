package org.casebook.runtime.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator.TimeRange;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult.Found;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.MediaDecoder;
import org.casebook.runtime.media.MediaLimits;
import org.casebook.runtime.media.Picture;
import org.casebook.runtime.testing.MadeMedia;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchVideoTest {
  private static final MediaDecoder DECODER = new MediaDecoder(MediaLimits.STANDARD);
  private final Map<String, Path> kept = new HashMap<>();
  @TempDir Path folder;

  @AfterAll
  static void close() {
    DECODER.close();
  }

  private final MediaShelf shelf =
      new MediaShelf() {
        @Override
        public Optional<Path> find(String sha256) {
          return Optional.ofNullable(kept.get(sha256));
        }

        @Override
        public String keep(byte[] file) {
          try {
            String digest = Digest.sha256(file);
            kept.put(digest, Files.write(folder.resolve(digest), file));
            return digest;
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }

        @Override
        public String keep(Path file) {
          try {
            return keep(Files.readAllBytes(file));
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }
      };

  private Found watch(Path file, Suspicion suspicion) throws InterruptedException {
    ToolInput input =
        new ToolInput(
            ToolCall.of("call-1", "watch_video", "media-1"),
            new ContentItem.Media("media-1", ItemKind.VIDEO, "00", "film.mp4"),
            CaseContext.unknown(),
            Optional.of(file),
            shelf,
            List.of());
    return (Found) new WatchVideo(DECODER, suspicion).run(input);
  }

  private static List<ContentItem.Media> images(Found found) {
    return found.derived().stream()
        .map(ContentItem.Media.class::cast)
        .filter(item -> item.kind() == ItemKind.IMAGE)
        .toList();
  }

  private static TimeRange range(ContentItem.Media item) {
    return (TimeRange) item.source().orElseThrow();
  }

  private static boolean reddish(Picture picture) {
    int pixel = picture.pixels()[0];
    return (pixel >> 16 & 0xFF) > 150 && (pixel & 0xFF) < 100;
  }

  @Test
  void scenesBecomeImagesAndTheSoundAnAudioItem() throws Exception {
    Path film =
        MadeMedia.video(
            folder.resolve("film.mp4"),
            "mp4",
            150,
            25,
            i -> MadeMedia.card(320, 180, i < 60 ? Color.RED : Color.CYAN, i < 60 ? "ONE" : "TWO"),
            MadeMedia.tone(6, 440));

    Found found = watch(film, picture -> 0);

    List<ContentItem.Media> frames = images(found);
    assertThat(frames).extracting(ContentItem::id).startsWith("media-1/frame-1");
    assertThat(frames).hasSize(2);
    assertThat(range(frames.get(0))).isEqualTo(new TimeRange("media-1", 0, 2_400));
    assertThat(range(frames.get(1)).startMillis()).isEqualTo(2_400);
    ImageDecoder images = new ImageDecoder(MediaLimits.STANDARD);
    assertThat(reddish(images.decode(shelf.find(frames.get(0).sha256()).orElseThrow()))).isTrue();
    assertThat(reddish(images.decode(shelf.find(frames.get(1).sha256()).orElseThrow()))).isFalse();
    ContentItem.Media sound = (ContentItem.Media) found.derived().get(2);
    assertThat(sound.id()).isEqualTo("media-1/audio");
    assertThat(DECODER.probe(shelf.find(sound.sha256()).orElseThrow()).durationMillis())
        .isBetween(5_900L, 6_200L);
    assertThat(watch(film, picture -> 0)).isEqualTo(found);
  }

  @Test
  void suspicionDrawsTheEyeCloser() throws Exception {
    Path film =
        MadeMedia.video(
            folder.resolve("long.mp4"),
            "mp4",
            600,
            10,
            i -> MadeMedia.card(160, 90, i / 10 == 40 ? red(i) : cyan(i), ""),
            new short[0]);

    long plain = images(watch(film, picture -> 0)).stream().filter(this::near).count();
    Found closer = watch(film, picture -> reddish(picture) ? 0.9 : 0);

    assertThat(images(closer).stream().filter(this::near).count()).isGreaterThan(plain);
    assertThat(images(closer)).hasSizeLessThanOrEqualTo(24);
  }

  private static Color red(int frame) {
    return new Color(255, 4 * (frame % 10), 0);
  }

  private static Color cyan(int frame) {
    return new Color(0, 100 + frame % 150, 255);
  }

  private boolean near(ContentItem.Media frame) {
    return Math.abs(range(frame).startMillis() - 40_500) < 4_000;
  }

  @Test
  void twoHoursNeedNoMoreThanAFewFramesOfMemoryAndLeaveNothingBehind() throws Exception {
    Path film =
        MadeMedia.video(
            folder.resolve("two-hours.avi"),
            "avi",
            7_200,
            1,
            i -> MadeMedia.card(96, 54, new Color(40 * (i / 1_200), 200, 90), ""),
            new short[0]);
    List<Path> before = temporaries();

    Found found = watch(film, picture -> 0);

    assertThat(found.observations().get(0).value()).isEqualTo("7200000");
    assertThat(images(found)).hasSizeBetween(6, 24);
    assertThat(temporaries()).isEqualTo(before);
  }

  private static List<Path> temporaries() throws java.io.IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("casebook-sound-"))
          .sorted()
          .toList();
    }
  }
}
