package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.casebook.models.HarmCategory;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Contribution;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.view.RunTrace;

/** A run as one row of {@code score}; the form is in {@code docs/score-format.md}. */
final class ScoreRow {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ScoreRow() {}

  static String of(String id, RunTrace run) throws JsonProcessingException {
    Decision decision = run.decision().orElseThrow();
    Belief belief = run.belief().orElseThrow();
    ObjectNode row = JSON.createObjectNode();
    row.put("id", id);
    row.put("lang", observed(run, "language").orElse("und"));
    row.put(
        "lang_confidence", observed(run, "language_confidence").map(Double::valueOf).orElse(0.0));
    ObjectNode scores = row.putObject("scores");
    double none = 1;
    for (HarmCategory category : HarmCategory.values()) {
      HarmArea area = HarmArea.ofKey(category.key()).orElseThrow();
      double probability = belief.of(area).probability();
      none *= 1 - probability;
      if (decision.unscored().contains(area)) {
        scores.putNull(category.key());
      } else {
        scores.put(category.key(), probability);
      }
    }
    row.put("any", 1 - none);
    spans(row.putArray("spans"), run, belief);
    ObjectNode decided = row.putObject("decision");
    decided.put("action", decision.action().key());
    ArrayNode clauses = decided.putArray("clauses");
    decision.clauses().forEach(clauses::add);
    decided.put("confidence", decision.confidence());
    decided.put("escalated", decision.escalated());
    row.put("cost_ms", run.micros() / 1000.0);
    return JSON.writeValueAsString(row);
  }

  /** The first observation of that name. */
  static Optional<String> observed(RunTrace run, String name) {
    return run.steps().stream()
        .flatMap(step -> step.result().stream())
        .flatMap(result -> result.observations().stream())
        .filter(observation -> observation.name().equals(name))
        .map(Observation::value)
        .findFirst();
  }

  /** Spans of the given text that speak for harm, heaviest weight over all areas. */
  private static void spans(ArrayNode spans, RunTrace run, Belief belief) {
    Map<String, Double> weights = new TreeMap<>();
    belief
        .areas()
        .values()
        .forEach(
            area -> {
              for (Contribution contribution : area.contributions()) {
                weights.merge(contribution.evidence(), contribution.logOdds(), Math::max);
              }
            });
    Map<Locator.Span, Double> heaviest =
        new TreeMap<>(
            Comparator.comparingInt(Locator.Span::start).thenComparingInt(Locator.Span::end));
    for (Evidence evidence : run.evidence()) {
      double weight = weights.getOrDefault(evidence.id(), 0.0);
      List<Locator> where = weight > 0 ? evidence.locators() : List.of();
      for (Locator locator : where) {
        if (locator instanceof Locator.Span span && span.item().equals("text")) {
          heaviest.merge(span, weight, Math::max);
        }
      }
    }
    heaviest.forEach(
        (span, weight) -> spans.addArray().add(span.start()).add(span.end()).add(weight));
  }
}
