package org.casebook.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.Budget;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.Citation;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Contribution;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.EventLog;
import org.casebook.runtime.policy.Policy;

/** Appends the events of a run that finds fee words in a text and a box in a picture. */
final class FakeRun {
  private final EventLog log;
  private final Policy policy;
  private final String run;
  private final List<Evidence> found = new ArrayList<>();
  private String cause;
  private int step;

  FakeRun(EventLog log, Policy policy, String opened, String run) {
    this.log = log;
    this.policy = policy;
    this.cause = opened;
    this.run = run;
  }

  Decision play(Case content, List<Event.UnavailableTool> unavailable) {
    append(
        new Event.RunStarted(
            content.id(),
            run,
            "cheapest-first",
            new Event.PolicyVersion(policy.id(), policy.version(), policy.sha256()),
            List.of("text-harm/1"),
            unavailable,
            Budget.standard()));
    String text = content.text();
    String language = text.codePoints().anyMatch(c -> c > 0x600 && c < 0x700) ? "arb" : "eng";
    call(
        content,
        "identify_language",
        "text",
        "The text is written in " + language + ".",
        List.of(),
        new Observation("language", language),
        new Observation("confidence", "0.98"));
    boolean fee =
        text.contains("fee")
            || text.contains("費")
            || text.contains("手续费")
            || text.contains("ค่าธรรมเนียม");
    if (fee) {
      call(
          content,
          "find_cues",
          "text",
          "Found 3 cues of scams.",
          List.of(
              span("cue.advance_fee", text, "fee of 1.99", 1.9),
              span("cue.url", text, "parcel-help.example", 0.7),
              span("cue.urgency", text, "only 2 hours left", 0.6)),
          new Observation("lexicon", "1.2.0"));
      call(
          content,
          "normalise_text",
          "text",
          "Undid a disguised spelling.",
          List.of(span("text.obfuscated", text, "sm\u200ball", 0.4)));
      call(
          content,
          "score_text",
          "text",
          "Scam is likely.",
          List.of(
              whole("harm.scam_spam", HarmArea.SCAM_SPAM, 1.35),
              whole("frame.news", HarmArea.SCAM_SPAM, -0.35)));
    } else {
      call(
          content,
          "score_text",
          "text",
          "Nothing stands out.",
          List.of(whole("harm.scam_spam", HarmArea.SCAM_SPAM, -1.1)));
    }
    content.items().stream()
        .filter(ContentItem.Media.class::isInstance)
        .forEach(item -> image(content, item.id()));
    append(
        new Event.StepPlanned(
            content.id(),
            run,
            ++step,
            "stop",
            "",
            "No tool that is left can change the decision."));
    Decision decision = decide(content, fee);
    append(new Event.DecisionProposed(content.id(), run, decision, 48_000));
    return decision;
  }

  private void image(Case content, String item) {
    Evidence box =
        new Evidence(
            "call-9/1",
            "read_image_text",
            "cue.prize_lure",
            weights(HarmArea.SCAM_SPAM, 0.8),
            0.9,
            "ocr",
            List.of(new Locator.Box(item, 0.1, 0.1, 0.8, 0.25)),
            "추첨");
    call(content, "read_image_text", item, "Read 2 lines of text.", List.of(box));
    ToolCall call = ToolCall.of("call-" + ++step, "match_hash", item);
    append(
        new Event.StepPlanned(
            content.id(), run, step, "match_hash", item, "Known pictures need no model."));
    append(new Event.ToolCalled(content.id(), run, call, "1"));
    append(
        new Event.ToolFailed(
            content.id(),
            run,
            call.id(),
            new ToolResult.Failed(
                ToolResult.Failed.Kind.UNAVAILABLE,
                "There is no hash list in this workspace.",
                "put a list into the folder hashlists"),
            300));
  }

  private void call(
      Case content,
      String tool,
      String item,
      String summary,
      List<Evidence> evidence,
      Observation... seen) {
    ToolCall call = ToolCall.of("call-" + ++step, tool, item);
    append(
        new Event.StepPlanned(
            content.id(), run, step, tool, item, "It is cheap and may settle the case."));
    append(new Event.ToolCalled(content.id(), run, call, "1.0"));
    append(
        new Event.ToolReturned(
            content.id(),
            run,
            call.id(),
            new ToolResult.Found(summary, List.of(seen), evidence, List.of(), List.of()),
            3200L * step));
    if (!evidence.isEmpty()) {
      found.addAll(evidence);
      append(new Event.EvidenceFused(content.id(), run, step, belief()));
    }
  }

  private Belief belief() {
    SortedMap<HarmArea, AreaBelief> areas = new TreeMap<>();
    for (HarmArea area : HarmArea.values()) {
      if (area != HarmArea.CHILD_SAFETY) {
        List<Contribution> parts = new ArrayList<>();
        double total = -3.1;
        for (Evidence evidence : found) {
          Double weight = evidence.weights().get(area);
          if (weight != null) {
            parts.add(
                new Contribution(
                    evidence.id(),
                    weight * evidence.reliability(),
                    evidence.reliability() < 1 ? "trusted " + evidence.reliability() : ""));
            total += weight * evidence.reliability();
          }
        }
        areas.put(area, new AreaBelief(-3.1, parts, total, 0.1));
      }
    }
    return new Belief(areas);
  }

  private Decision decide(Case content, boolean fee) {
    double probability = belief().of(HarmArea.SCAM_SPAM).probability();
    if (!fee) {
      return new Decision(
          Action.ALLOW,
          0,
          false,
          List.of(),
          List.of(),
          Optional.empty(),
          1 - probability,
          List.of(),
          List.of("No clause applies: belief is below its threshold in every area."),
          List.of(HarmArea.SELF_HARM));
    }
    int at = Math.max(0, content.text().indexOf("fee of 1.99"));
    Citation citation =
        new Citation(
            "SP3.b",
            policy.id(),
            policy.version(),
            policy.clause("SP3.b").orElseThrow().sha256(),
            new Locator.Span("text", at, Math.min(content.text().length(), at + 11)),
            "0",
            content.text().substring(at, Math.min(content.text().length(), at + 11)),
            false);
    return new Decision(
        Action.REMOVE,
        3,
        false,
        List.of("suspend"),
        List.of("SP3.b"),
        Optional.of(HarmArea.SCAM_SPAM),
        probability,
        List.of(citation),
        List.of(
            "The text asks for a fee before something is released (cue.advance_fee).",
            "SP3.b prohibits this and asks for removal."),
        List.of(HarmArea.SELF_HARM));
  }

  private Evidence span(String signal, String text, String words, double weight) {
    int start = text.indexOf(words);
    Locator where =
        start < 0
            ? new Locator.Whole("text")
            : new Locator.Span("text", start, start + words.length());
    return new Evidence(
        id(),
        "find_cues",
        signal,
        weights(HarmArea.SCAM_SPAM, weight),
        0.9,
        "lexicon",
        List.of(where),
        start < 0 ? "" : words);
  }

  private Evidence whole(String signal, HarmArea area, double weight) {
    return new Evidence(
        id(),
        "score_text",
        signal,
        weights(area, weight),
        1,
        "minilm",
        List.of(new Locator.Whole("text")),
        "");
  }

  private int count;

  private String id() {
    return "call-" + (step + 1) + "/" + ++count;
  }

  private static SortedMap<HarmArea, Double> weights(HarmArea area, double weight) {
    return new TreeMap<>(Map.of(area, weight));
  }

  private void append(Event event) {
    cause = log.append(event, Optional.of(cause)).id();
  }
}
