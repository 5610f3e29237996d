package org.casebook.app.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.casebook.app.control.BoxMark;
import org.casebook.app.control.TimeMark;
import org.casebook.app.text.Texts;
import org.casebook.runtime.domain.Budget;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ContentItem.Anchor;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.log.Event.PolicyVersion;
import org.casebook.runtime.log.Event.RunStarted;
import org.casebook.runtime.view.RunTrace;
import org.casebook.runtime.view.RunTrace.Step;
import org.junit.jupiter.api.Test;

/** What tools found in parts of a video stands at the moment of the video that it stems from. */
class EvidenceMomentsTest {
  private static final String VIDEO = "media-1";

  private final EvidenceMoments moments = new EvidenceMoments(Texts.in(Locale.ENGLISH));

  @Test
  void framesWordsAndTheirEvidenceStandInTheTimeOfTheVideo() {
    RunTrace run =
        run(
            step(1, VIDEO, watched()),
            step(2, VIDEO + "/audio", heard()),
            step(3, VIDEO + "/audio/speech", cue(new Locator.Span("media-1/audio/speech", 4, 7))),
            step(
                4,
                VIDEO + "/frame-2",
                cue(new Locator.Box("media-1/frame-2", 0.1, 0.2, 0.3, 0.4))));

    assertThat(moments.of(run, VIDEO))
        .extracting(TimeMark::id, TimeMark::startMillis, TimeMark::endMillis)
        .containsExactly(tuple("call-3/1", 1_500L, 1_900L), tuple("call-4/1", 2_000L, 5_000L));
    assertThat(moments.speech(run, VIDEO))
        .extracting(TimeMark::startMillis, TimeMark::endMillis)
        .containsExactly(tuple(900L, 2_100L));
    assertThat(moments.duration(run, VIDEO)).contains(5_000L);
    assertThat(EvidenceMoments.frames(run, VIDEO))
        .extracting(ContentItem.Media::id)
        .containsExactly("media-1/frame-1", "media-1/frame-2");
  }

  @Test
  void whatDetectorsSawIsDrawnOnceAndNonsenseNever() {
    RunTrace run =
        run(
            step(
                1,
                VIDEO,
                new ToolResult.Nothing(
                    "Seen.",
                    List.of(
                        new Observation(
                            "object 1", "0.1000 0.2000 0.3000 0.4000 0.91 traffic light"),
                        new Observation("face 1", "0.5000 0.2000 0.1000 0.1000 0.80 face"),
                        new Observation("object 2", "no box at all"),
                        new Observation("duration", "0.1 0.2 0.3 0.4 0.5 6")))));
    BoxMark drawn = new BoxMark(0.50001, 0.2, 0.1, 0.1, List.of("e"), "observed", "", "");
    assertThat(SeenBoxes.with(run, VIDEO, List.of(drawn)))
        .extracting(BoxMark::label, box -> box.ids().size())
        .containsExactly(tuple("face", 1), tuple("traffic light", 0));
  }

  @Test
  void aTranscriptBreaksItsLinesAtPauses() {
    List<Anchor> words =
        List.of(word(0, 3, 0, 300), word(4, 7, 350, 600), word(8, 11, 2_000, 2_200));
    assertThat(Transcript.lines(words)).extracting(List::size).containsExactly(2, 1);
    assertThat(Transcript.lines(List.of())).isEmpty();
  }

  private static ToolResult watched() {
    return new ToolResult.Found(
        "Took frames.",
        List.of(new Observation("duration", "5000")),
        List.of(),
        List.of(frame(1, 0, 2_000), frame(2, 2_000, 5_000), sound()),
        List.of());
  }

  private static ToolResult heard() {
    return new ToolResult.Found(
        "Understood words.",
        List.of(new Observation("speech 1", "900 2100"), new Observation("speech share", "0.2")),
        List.of(),
        List.of(
            new ContentItem.Text(
                "media-1/audio/speech",
                "pay the fee",
                Optional.of("media-1/audio"),
                List.of(word(0, 3, 1_000, 1_400), word(4, 7, 1_500, 1_900)))),
        List.of());
  }

  private static Anchor word(int start, int end, long from, long until) {
    return new Anchor(start, end, new Locator.TimeRange("media-1/audio", from, until));
  }

  private static ContentItem frame(int number, long from, long until) {
    return new ContentItem.Media(
        VIDEO + "/frame-" + number,
        ItemKind.IMAGE,
        "0".repeat(64),
        "frame",
        Optional.of(new Locator.TimeRange(VIDEO, from, until)));
  }

  private static ContentItem sound() {
    return new ContentItem.Media(
        VIDEO + "/audio",
        ItemKind.AUDIO,
        "1".repeat(64),
        "sound",
        Optional.of(new Locator.TimeRange(VIDEO, 0, 5_000)));
  }

  private static ToolResult cue(Locator where) {
    String call = where instanceof Locator.Box ? "call-4" : "call-3";
    return new ToolResult.Found(
        "Found a cue.",
        List.of(),
        List.of(
            new Evidence(
                call + "/1",
                "find_lexical_cues",
                "cue.advance_fee",
                new TreeMap<>(java.util.Map.of(HarmArea.SCAM_SPAM, 1.0)),
                1,
                "lexicon",
                List.of(where),
                "")),
        List.of(),
        List.of());
  }

  private static Step step(int number, String item, ToolResult result) {
    return new Step(
        number,
        "tool",
        item,
        "",
        Optional.of(ToolCall.of("call-" + number, "tool", item)),
        "1",
        Optional.of(result),
        1,
        Optional.empty());
  }

  private static RunTrace run(Step... steps) {
    return new RunTrace(
        new RunStarted(
            "case",
            "run",
            "all-tools",
            new PolicyVersion("p", "1", "0"),
            List.of(),
            List.of(),
            Budget.standard()),
        List.of(steps),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1);
  }
}
