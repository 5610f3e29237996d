package org.casebook.runtime.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.ClauseHit;
import org.casebook.runtime.domain.ToolResult.Found;
import org.casebook.runtime.domain.ToolResult.Observation;

/** What a run has gathered so far. Used by one thread. */
final class RunEvidence {
  private final List<ContentItem> items;
  private final List<ToolCall> calls = new ArrayList<>();
  private final List<Evidence> evidence = new ArrayList<>();
  private final List<ClauseHit> clauses = new ArrayList<>();
  private final Map<String, List<Observation>> known = new HashMap<>();

  RunEvidence(Case content) {
    items = new ArrayList<>(content.items());
  }

  /** Takes in a result; true when it changes the belief. */
  boolean add(ToolCall call, ToolResult result) {
    calls.add(call);
    known.computeIfAbsent(call.item(), item -> new ArrayList<>()).addAll(result.observations());
    if (!(result instanceof Found found)) {
      return false;
    }
    evidence.addAll(found.evidence());
    items.addAll(found.derived());
    clauses.addAll(found.clauses());
    return found.evidence().stream().anyMatch(e -> !e.weights().isEmpty());
  }

  List<ContentItem> items() {
    return items;
  }

  List<ToolCall> calls() {
    return calls;
  }

  List<Evidence> evidence() {
    return evidence;
  }

  List<ClauseHit> clauses() {
    return clauses;
  }

  Optional<ContentItem> item(String id) {
    return items.stream().filter(item -> item.id().equals(id)).findFirst();
  }

  List<Observation> known(String item) {
    return known.getOrDefault(item, List.of());
  }
}
