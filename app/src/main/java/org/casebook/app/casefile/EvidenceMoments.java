package org.casebook.app.casefile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.app.control.Mark;
import org.casebook.app.control.TimeMark;
import org.casebook.app.text.Texts;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.view.RunTrace;
import org.casebook.runtime.view.SourcePlaces;

/** Turns evidence on a recording, and on what was derived from it, into stretches of its time. */
final class EvidenceMoments {
  private final EvidenceMarks marks;
  private final Texts texts;

  EvidenceMoments(Texts texts) {
    this.marks = new EvidenceMarks(texts);
    this.texts = texts;
  }

  /**
   * The evidence on a recording in the order of time: its own, that on its frames and their boxes,
   * and that on words spoken in it.
   */
  List<TimeMark> of(RunTrace run, String item) {
    SourcePlaces places = new SourcePlaces(run.derived());
    List<TimeMark> moments = new ArrayList<>();
    for (Evidence evidence : run.evidence()) {
      evidence.locators().stream()
          .flatMap(at -> places.trail(at).stream())
          .flatMap(at -> within(at, item))
          .distinct()
          .map(
              time ->
                  new TimeMark(
                      time.startMillis(),
                      time.endMillis(),
                      evidence.id(),
                      EvidenceMarks.style(evidence),
                      EvidenceMarks.tone(evidence),
                      marks.told(evidence)))
          .forEach(moments::add);
    }
    moments.sort(Comparator.comparingLong(TimeMark::startMillis));
    return moments;
  }

  /** Where somebody speaks in a recording, or in the sound that was taken out of it. */
  List<TimeMark> speech(RunTrace run, String item) {
    return observed(run, item)
        .filter(seen -> seen.name().matches("speech \\d+"))
        .flatMap(seen -> range(seen.value()).stream())
        .map(
            time ->
                new TimeMark(
                    time[0],
                    time[1],
                    "",
                    "observed",
                    Mark.Tone.OBSERVED,
                    texts.get("recording.speech")))
        .toList();
  }

  /** How long a recording is, as the tools saw it. */
  Optional<Long> duration(RunTrace run, String item) {
    return observed(run, item)
        .filter(seen -> seen.name().equals("duration"))
        .flatMap(seen -> range("0 " + seen.value()).stream())
        .map(time -> time[1])
        .findFirst();
  }

  /** The frames that were taken out of a video, in the order of time. */
  static List<ContentItem.Media> frames(RunTrace run, String item) {
    return run.derived().stream()
        .filter(ContentItem.Media.class::isInstance)
        .map(ContentItem.Media.class::cast)
        .filter(media -> media.source().filter(at -> at.item().equals(item)).isPresent())
        .filter(media -> media.source().get() instanceof Locator.TimeRange)
        .filter(media -> media.kind() == org.casebook.runtime.domain.ItemKind.IMAGE)
        .sorted(Comparator.comparingLong(EvidenceMoments::start))
        .toList();
  }

  /** The moment that a frame shows. */
  static long start(ContentItem.Media frame) {
    return frame
        .source()
        .filter(Locator.TimeRange.class::isInstance)
        .map(at -> ((Locator.TimeRange) at).startMillis())
        .orElse(0L);
  }

  private static Stream<Locator.TimeRange> within(Locator at, String item) {
    return at instanceof Locator.TimeRange time && time.item().equals(item)
        ? Stream.of(time)
        : Stream.empty();
  }

  private static Stream<Observation> observed(RunTrace run, String item) {
    return run.steps().stream()
        .filter(step -> step.item().equals(item) || step.item().equals(item + "/audio"))
        .flatMap(step -> step.result().stream())
        .flatMap(result -> result.observations().stream());
  }

  /** Two numbers at the beginning of what a tool observed; empty when it is something else. */
  private static Optional<long[]> range(String value) {
    String[] parts = value.split(" ", 3);
    try {
      return parts.length < 2
          ? Optional.empty()
          : Optional.of(new long[] {Long.parseLong(parts[0]), Long.parseLong(parts[1])});
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
