package org.casebook.runtime.view;

import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.log.Event.RunStarted;

/**
 * One run of the agent, step by step.
 *
 * @param decision what it proposed; empty while it works, or when it stopped
 * @param stopped why it ended without a decision; empty otherwise
 * @param micros wall time; 0 while it works
 */
public record RunTrace(
    RunStarted started,
    List<Step> steps,
    Optional<Belief> belief,
    Optional<Decision> decision,
    Optional<String> stopped,
    long micros) {
  public RunTrace {
    steps = List.copyOf(steps);
  }

  /** All evidence in the order in which it arrived. */
  public List<Evidence> evidence() {
    return steps.stream()
        .flatMap(step -> step.result().stream())
        .filter(ToolResult.Found.class::isInstance)
        .flatMap(result -> ((ToolResult.Found) result).evidence().stream())
        .toList();
  }

  /** Content that tools derived, such as the text read in an image. */
  public List<ContentItem> derived() {
    return steps.stream()
        .flatMap(step -> step.result().stream())
        .filter(ToolResult.Found.class::isInstance)
        .flatMap(result -> ((ToolResult.Found) result).derived().stream())
        .toList();
  }

  /**
   * One step.
   *
   * @param tool the tool's name; the word stop for the last one
   * @param call what was asked; empty for stop
   * @param result what came back; empty while it is under way
   * @param micros wall time of the call
   * @param belief the belief after this step, if it changed
   */
  public record Step(
      int number,
      String tool,
      String item,
      String reason,
      Optional<ToolCall> call,
      String toolVersion,
      Optional<ToolResult> result,
      long micros,
      Optional<Belief> belief) {}
}
