package org.casebook.runtime.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator.TimeRange;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.media.MediaDecoder;
import org.casebook.runtime.media.MediaFacts;
import org.casebook.runtime.media.Picture;
import org.casebook.runtime.media.WaveFile;

/**
 * Takes a video apart: key frames become image items, {@code <video>/frame-<n>}, and the sound an
 * audio item, {@code <video>/audio}, for the tools that look at images and listen. Frames are taken
 * where the scene changes, on an even grid, and closer together around what looks suspicious. Says
 * nothing about harm itself.
 *
 * <p>Observations: {@code duration} in milliseconds; {@code frame <n>} is {@code startMillis
 * endMillis suspicion}: the time that the frame stands for.
 */
public final class WatchVideo implements Tool {
  private static final String NAME = "watch_video";

  /** All frames of a video that are ever handed on: each costs every image tool. */
  private static final int MOST_FRAMES = 24;

  private static final int FIRST_FRAMES = 14;
  private static final int LONGEST_SIDE = 1_280;
  private static final int MOST_MOMENTS = 5_000;
  private static final long SHORTEST_STEP = 500;
  private static final double SUSPICIOUS = 0.3;

  /** Pictures that differ by less are the same to the eye: one of them is enough. */
  private static final double SAME = 0.004;

  private final MediaDecoder decoder;
  private final Suspicion suspicion;

  /**
   * @param suspicion decides where the video is looked at more closely
   */
  public WatchVideo(MediaDecoder decoder, Suspicion suspicion) {
    this.decoder = decoder;
    this.suspicion = suspicion;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        NAME,
        "1",
        "Takes key frames and sound out of a video and passes them to the image and audio tools",
        Set.of(ItemKind.VIDEO),
        Set.of(ToolSpec.REVEALS_IMAGES, ToolSpec.REVEALS_SOUND),
        3_000);
  }

  @Override
  public ToolResult run(ToolInput input) throws InterruptedException {
    return MediaItems.work(input, file -> watch(input, file));
  }

  private ToolResult watch(ToolInput input, Path file) {
    MediaFacts facts = decoder.probe(file);
    List<Observation> observations = new ArrayList<>();
    observations.add(new Observation("duration", "" + facts.durationMillis()));
    List<ContentItem> derived = new ArrayList<>();
    if (facts.video().isPresent()) {
      derived.addAll(frames(input, look(file, facts.durationMillis()), facts, observations));
    }
    int frames = derived.size();
    if (facts.audio().isPresent()) {
      derived.add(sound(input, file));
    }
    return new ToolResult.Found(
        String.format(
            Locale.ROOT,
            "Took %d frames%s out of %.1f s.",
            frames,
            facts.audio().isPresent() ? " and the sound" : "",
            facts.durationMillis() / 1_000.0),
        observations,
        List.of(),
        derived,
        List.of());
  }

  /** A frame that was looked at. */
  @SuppressWarnings("ArrayRecordComponent") // pictures; never compared
  private record Seen(byte[] jpeg, byte[] coarse, double suspicion) {}

  private NavigableMap<Long, Seen> look(Path file, long duration) {
    long step = Math.max(SHORTEST_STEP, duration / (4L * MOST_FRAMES));
    NavigableMap<Long, Seen> seen = new TreeMap<>();
    FrameSelection.first(decoder.scan(file, step, MOST_MOMENTS), duration, FIRST_FRAMES)
        .forEach(time -> look(file, time, seen));
    List<Long> closer = closer(seen);
    while (!closer.isEmpty()) {
      closer.forEach(time -> look(file, time, seen));
      closer = closer(seen);
    }
    return seen;
  }

  private List<Long> closer(NavigableMap<Long, Seen> seen) {
    NavigableMap<Long, Double> suspicions = new TreeMap<>();
    seen.forEach((time, frame) -> suspicions.put(time, frame.suspicion()));
    return FrameSelection.closer(suspicions, SUSPICIOUS, MOST_FRAMES - seen.size());
  }

  private void look(Path file, long time, NavigableMap<Long, Seen> seen) {
    Picture picture = decoder.frame(file, time, LONGEST_SIDE);
    seen.put(time, new Seen(picture.jpeg(), picture.coarse(), suspicion.of(picture)));
  }

  private static List<ContentItem> frames(
      ToolInput input,
      NavigableMap<Long, Seen> seen,
      MediaFacts facts,
      List<Observation> observations) {
    NavigableMap<Long, Seen> distinct = distinct(seen);
    List<ContentItem> items = new ArrayList<>();
    for (Map.Entry<Long, Seen> frame : distinct.entrySet()) {
      long start = frame.getKey();
      Long next = distinct.higherKey(start);
      long end = Math.max(start, next == null ? facts.durationMillis() : next);
      int number = items.size() + 1;
      observations.add(
          new Observation(
              "frame " + number,
              String.format(Locale.ROOT, "%d %d %.2f", start, end, frame.getValue().suspicion())));
      items.add(
          new ContentItem.Media(
              input.item().id() + "/frame-" + number,
              ItemKind.IMAGE,
              input.shelf().keep(frame.getValue().jpeg()),
              String.format(Locale.ROOT, "frame at %.1f s", start / 1_000.0),
              Optional.of(new TimeRange(input.item().id(), start, end))));
    }
    return items;
  }

  /** A still scene needs one frame only. */
  private static NavigableMap<Long, Seen> distinct(NavigableMap<Long, Seen> seen) {
    NavigableMap<Long, Seen> distinct = new TreeMap<>();
    seen.forEach(
        (time, frame) -> {
          if (distinct.isEmpty()
              || Picture.difference(distinct.lastEntry().getValue().coarse(), frame.coarse())
                  >= SAME) {
            distinct.put(time, frame);
          }
        });
    return distinct;
  }

  /** Written through a temporary file: two hours of sound are too much to hold at once. */
  private ContentItem sound(ToolInput input, Path file) {
    try {
      Path temporary = Files.createTempFile("casebook-sound-", ".wav");
      try {
        WaveFile wave = new WaveFile(temporary);
        try (wave) {
          decoder.sound(file, wave);
        }
        return new ContentItem.Media(
            input.item().id() + "/audio",
            ItemKind.AUDIO,
            input.shelf().keep(temporary),
            "sound",
            Optional.of(new TimeRange(input.item().id(), 0, wave.millis())));
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
