package org.casebook.runtime.explanation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Budget;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult.Found;
import org.casebook.runtime.fusion.Adjudicator;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.log.Event.PolicyVersion;
import org.casebook.runtime.log.Event.RunStarted;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.testing.TestPolicies;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.CaseStatus;
import org.casebook.runtime.view.RunTrace;

/** Four cases, one for each thing that a decision can come down to. */
final class ExplainedCases {
  static final Policy POLICY = TestPolicies.community();
  static final FusionSettings SETTINGS = FusionSettings.bundled();
  static final EvidenceFusion FUSION = new EvidenceFusion(SETTINGS);
  static final Adjudicator ADJUDICATOR =
      new Adjudicator(POLICY, SETTINGS, List.of(HarmArea.SYNTHETIC_MEDIA));

  private static final String TEXT = "they are vermin, he said";

  private ExplainedCases() {}

  static List<Evidence> of(String name) {
    return Optional.ofNullable(all().get(name)).orElseThrow();
  }

  static Map<String, List<Evidence>> all() {
    SortedMap<String, List<Evidence>> cases = new TreeMap<>();
    cases.put("violation", List.of(clean(), cue(1, "cue.dehumanise", 3.9)));
    cases.put(
        "excused",
        List.of(clean(), cue(1, "cue.dehumanise", 3.9), cue(2, "frame.counter_speech", -1.5)));
    cases.put("doubt", List.of(clean(), cue(1, "cue.dehumanise", 1.2)));
    cases.put("allowed", List.of(clean(), cue(1, "cue.dehumanise", -1.2)));
    return cases;
  }

  private static Evidence clean() {
    TreeMap<HarmArea, Double> weights = new TreeMap<>();
    for (HarmArea area : HarmArea.values()) {
      if (area != HarmArea.HATE) {
        weights.put(area, -2.0);
      }
    }
    return new Evidence(
        "call-0/1", "clean", "clean", weights, 1, "clean", List.of(new Locator.Whole("text")), "");
  }

  private static Evidence cue(int call, String signal, double weight) {
    return new Evidence(
        "call-" + call + "/1",
        "tool-" + call,
        signal,
        new TreeMap<>(Map.of(HarmArea.HATE, weight)),
        1,
        "group-" + call,
        List.of(new Locator.Span("text", 9, 15)),
        "vermin");
  }

  static Case content() {
    return new Case(
        "case-1",
        List.of(new ContentItem.Text("text", TEXT)),
        new CaseContext(
            "",
            "comment",
            "",
            "GB",
            Optional.of(Instant.parse("2026-09-15T07:09:00Z")),
            List.of(),
            List.of()),
        Optional.empty());
  }

  static RunTrace run(List<Evidence> evidence) {
    RunStarted started =
        new RunStarted(
            "case-1",
            "run-1",
            "test",
            new PolicyVersion(POLICY.id(), POLICY.version(), POLICY.sha256()),
            List.of(),
            List.of(),
            Budget.standard());
    RunTrace.Step step =
        new RunTrace.Step(
            1,
            "tool",
            "text",
            "",
            Optional.of(ToolCall.of("call-1", "tool", "text")),
            "1",
            Optional.of(new Found("", List.of(), new ArrayList<>(evidence), List.of(), List.of())),
            1,
            Optional.empty());
    var belief = FUSION.fuse(evidence);
    return new RunTrace(
        started,
        List.of(step),
        Optional.of(belief),
        Optional.of(ADJUDICATOR.decide(content(), content().items(), evidence, belief, List.of())),
        Optional.empty(),
        1);
  }

  static CaseFile file(RunTrace run) {
    return new CaseFile(content(), CaseStatus.PROPOSED, List.of(run), List.of());
  }

  static Judgement judgement(List<Evidence> evidence) {
    return Judgement.of(content(), run(evidence), FUSION, ADJUDICATOR);
  }
}
