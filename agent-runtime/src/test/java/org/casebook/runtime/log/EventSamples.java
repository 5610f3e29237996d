package org.casebook.runtime.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.Budget;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.Citation;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Contribution;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult;

/** The history of one small case, with every kind of event in it. */
public final class EventSamples {
  /** The case that all samples are about. */
  public static final String CASE = "case-7";

  private static final String RUN = "run-1";
  private static final String SHA = "ab".repeat(32);

  private EventSamples() {}

  /** A whole history, in an order in which it can happen. */
  public static List<Event> history() {
    return List.of(
        opened(CASE),
        started(CASE, RUN),
        new Event.StepPlanned(CASE, RUN, 1, "identify_language", "text", "cheapest first"),
        new Event.ToolCalled(CASE, RUN, ToolCall.of("call-1", "identify_language", "text"), "1.0"),
        new Event.ToolReturned(CASE, RUN, "call-1", language(), 1200),
        new Event.StepPlanned(CASE, RUN, 2, "read_image_text", "media-1", "the image has text"),
        new Event.ToolCalled(
            CASE,
            RUN,
            new ToolCall(
                "call-2", "read_image_text", "media-1", new TreeMap<>(Map.of("script", "Latn"))),
            "2.1"),
        new Event.ToolFailed(
            CASE,
            RUN,
            "call-2",
            new ToolResult.Failed(
                ToolResult.Failed.Kind.UNAVAILABLE,
                "the text reader is not installed",
                "./casebook models install ocr"),
            15),
        new Event.StepPlanned(CASE, RUN, 3, "find_cues", "text", "words may tell"),
        new Event.ToolCalled(CASE, RUN, ToolCall.of("call-3", "find_cues", "text"), "1.0"),
        new Event.ToolReturned(CASE, RUN, "call-3", cues(), 800),
        new Event.EvidenceFused(CASE, RUN, 3, belief()),
        decided(CASE, RUN),
        reviewed(CASE, RUN, "review-1", Review.Verdict.OVERRIDDEN, Action.ALLOW),
        new Event.ReviewWithdrawn(CASE, "review-1", "ana"),
        started(CASE, "run-2"),
        new Event.RunStopped(CASE, "run-2", "cancelled by ana"));
  }

  /** What happens to no case: a model is refused, forced, and taken back. */
  public static List<Event> workspace() {
    Event.Comparison comparison =
        new Event.Comparison(
            "mean average precision",
            SHA,
            42,
            new Event.Difference("all", 812, 0.61, 0.605, -0.012, 0.003),
            List.of(new Event.Difference("lang_de", 120, 0.5, 0.4, -0.2, 0.01)));
    return List.of(
        new Event.ModelRejected(
            "text-harm",
            "text-harm:1",
            "text-harm:2",
            comparison,
            List.of("not better beyond the noise of the rows")),
        promoted("text-harm:1", "text-harm:2", Event.Gate.FORCED),
        promoted("text-harm:2", "text-harm:1", Event.Gate.ROLLED_BACK),
        staged("1.1.0", Event.Stage.DRAFT),
        staged("1.1.0", Event.Stage.PUBLISHED));
  }

  /** A version of a policy enters a stage. */
  public static Event.PolicyStaged staged(String version, Event.Stage stage) {
    return new Event.PolicyStaged(
        new Event.PolicyVersion("community", version, SHA),
        stage,
        SHA,
        "satire is no excuse for a threat",
        "writer-1");
  }

  /** A promotion in the role of the text model. */
  public static Event.ModelPromoted promoted(String from, String to, Event.Gate gate) {
    return new Event.ModelPromoted("text-harm", from, to, gate, Optional.empty(), "more languages");
  }

  /** A case with a text in two scripts and an image. */
  public static Event.CaseOpened opened(String id) {
    return new Event.CaseOpened(
        new Case(
            id,
            List.of(
                new ContentItem.Text(
                    "text", "You won!\n  Claim\u202e at 🎁 example.invalid — اربح الآن"),
                new ContentItem.Media("media-1", ItemKind.IMAGE, SHA, "banner.png")),
            new CaseContext(
                "@prizes",
                "post",
                "en-GB",
                "GB",
                Optional.of(Instant.parse("2026-01-02T03:04:05.678901Z")),
                List.of(new CaseContext.Report("scam", 3)),
                List.of("earlier message")),
            Optional.of(new Case.Gold(Action.REMOVE, List.of("SP2.a")))));
  }

  /** The start of a run. */
  public static Event.RunStarted started(String caseId, String run) {
    return new Event.RunStarted(
        caseId,
        run,
        "cheapest-first",
        new Event.PolicyVersion("community", "1.0.0", SHA),
        List.of("harm-heads/1.0.0"),
        List.of(
            new Event.UnavailableTool(
                "read_image_text", "not installed", "./casebook models install ocr")),
        new Budget(40, Duration.ofSeconds(20), Duration.ofMillis(60_500)));
  }

  /** A review of a run. */
  public static Event.DecisionReviewed reviewed(
      String caseId, String run, String review, Review.Verdict verdict, Action action) {
    return new Event.DecisionReviewed(
        new Review(
            review, caseId, run, "ana", verdict, action, List.of("SP3.b"), "satire", "see thread"));
  }

  /** The proposal of a run. */
  public static Event.DecisionProposed decided(String caseId, String run) {
    return new Event.DecisionProposed(
        caseId,
        run,
        new Decision(
            Action.REMOVE,
            2,
            false,
            List.of("warn"),
            List.of("SP2.a"),
            Optional.of(HarmArea.SCAM_SPAM),
            0.8751,
            List.of(
                new Citation(
                    "SP2.a",
                    "community",
                    "1.0.0",
                    SHA,
                    new Locator.Span("text", 0, 8),
                    SHA,
                    "You won!",
                    false)),
            List.of("A prize lure [SP2.a]."),
            List.of(HarmArea.SYNTHETIC_MEDIA, HarmArea.CHILD_SAFETY)),
        5200);
  }

  private static ToolResult language() {
    return new ToolResult.Nothing(
        "English", List.of(new ToolResult.Observation("language", "eng")));
  }

  private static ToolResult cues() {
    return new ToolResult.Found(
        "1 cue",
        List.of(new ToolResult.Observation("cues", "1")),
        List.of(
            new Evidence(
                "call-3/1",
                "find_cues",
                "cue.prize_lure",
                new TreeMap<>(Map.of(HarmArea.SCAM_SPAM, 2.75, HarmArea.CHILD_SAFETY, -0.1)),
                0.9,
                "lexical",
                List.of(
                    new Locator.Span("text", 0, 8),
                    new Locator.Box("media-1", 0.1, 0.2, 0.3, 1e-7),
                    new Locator.TimeRange("media-2", 0, 1500),
                    new Locator.Whole("media-1")),
                "You won!")),
        List.of(
            new ContentItem.Text(
                "media-1/ocr",
                "WIN",
                Optional.of("media-1"),
                List.of(
                    new ContentItem.Anchor(0, 3, new Locator.Box("media-1", 0.1, 0.2, 0.3, 0.1)))),
            new ContentItem.Media(
                "media-2/frame-1",
                ItemKind.IMAGE,
                SHA,
                "clip.mp4 at 1.5 s",
                Optional.of(new Locator.TimeRange("media-2", 1500, 3000)))),
        List.of(new ToolResult.ClauseHit("SP2.a", 12.5)));
  }

  private static Belief belief() {
    return new Belief(
        new TreeMap<>(
            Map.of(
                HarmArea.SCAM_SPAM,
                new AreaBelief(
                    -2.0,
                    List.of(
                        new Contribution("call-3/1", 2.475, "reliability 0.9"),
                        new Contribution("call-3/2", 0.5, "")),
                    0.975,
                    0.0),
                HarmArea.HATE,
                new AreaBelief(-3.0, List.of(), -3.0, 0.0))));
  }
}
