package org.casebook.runtime.learning;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.ClauseHit;
import org.casebook.runtime.domain.ToolResult.Found;
import org.casebook.runtime.view.RunTrace;

/**
 * A case with what every tool said of it in one run of all tools.
 *
 * @param gold the right action
 * @param calls in the order in which they were made
 */
record RecordedCase(Case content, Action gold, List<Call> calls) {
  /** Most calls of a case: each is a bit of a number. */
  static final int MOST_CALLS = 62;

  RecordedCase {
    calls = List.copyOf(calls);
  }

  /**
   * One call.
   *
   * @param millis wall time
   */
  record Call(
      ToolCall call,
      List<Evidence> evidence,
      List<ContentItem> derived,
      List<ClauseHit> clauses,
      double millis) {}

  /** The calls of a finished run. */
  static RecordedCase of(Case content, Action gold, RunTrace run) {
    return new RecordedCase(
        content,
        gold,
        run.steps().stream()
            .filter(step -> step.call().isPresent())
            .map(step -> call(step.call().get(), step))
            .toList());
  }

  private static Call call(ToolCall call, RunTrace.Step step) {
    ToolResult result = step.result().orElse(new ToolResult.Nothing("", List.of()));
    double millis = step.micros() / 1e3;
    return result instanceof Found found
        ? new Call(call, found.evidence(), found.derived(), found.clauses(), millis)
        : new Call(call, List.of(), List.of(), List.of(), millis);
  }

  /** Whether people acted on it: letting it pass is a miss. */
  boolean violates() {
    return gold != Action.ALLOW && gold != Action.ESCALATE;
  }

  /** Text alone, pictures but nothing that moves or sounds, or sound and video. */
  int context() {
    Set<ItemKind> kinds =
        content.items().stream().map(ContentItem::kind).collect(Collectors.toSet());
    if (kinds.contains(ItemKind.VIDEO) || kinds.contains(ItemKind.AUDIO)) {
      return 2;
    }
    return kinds.contains(ItemKind.IMAGE) ? 1 : 0;
  }
}
