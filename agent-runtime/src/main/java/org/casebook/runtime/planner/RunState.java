package org.casebook.runtime.planner;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.policy.SignalVocabulary;
import org.casebook.runtime.tool.Tool;
import org.casebook.runtime.tool.ToolSpec;

/**
 * What a planner may know.
 *
 * @param items given and derived content, in the order in which it arrived
 * @param tools the tools that can be used here, in the toolbox's order
 * @param calls what was already asked
 * @param open what could still change the outcome under the policy
 * @param callsLeft how many calls the budget still allows
 */
public record RunState(
    List<ContentItem> items,
    List<Tool> tools,
    List<ToolCall> calls,
    Belief belief,
    OpenQuestions open,
    int callsLeft) {
  public RunState {
    items = List.copyOf(items);
    tools = List.copyOf(tools);
    calls = List.copyOf(calls);
  }

  /** Asks the policy; costs more than a look at the belief. */
  public interface OpenQuestions {
    /** Of these signals, those that would change what the policy says if they were established. */
    SortedSet<String> among(Collection<String> unsettled);
  }

  /** The signals that a tool could still establish and that would change the outcome. */
  public SortedSet<String> openSignals() {
    List<ToolSpec> left = options().map(Option::tool).distinct().toList();
    return open.among(
        SignalVocabulary.signals().stream()
            .filter(signal -> left.stream().anyMatch(tool -> tool.settles(signal)))
            .toList());
  }

  /** A tool that could still be used on an item. */
  public record Option(ToolSpec tool, ContentItem item) {}

  /** Every use of a tool on an item that it accepts and has not yet seen, items first. */
  public Stream<Option> options() {
    return items.stream()
        .flatMap(
            item ->
                tools.stream()
                    .map(Tool::spec)
                    .filter(spec -> spec.accepts().contains(item.kind()))
                    .filter(spec -> !called(spec.name(), item.id()))
                    .map(spec -> new Option(spec, item)));
  }

  /** Whether this tool was already asked about this item. */
  public boolean called(String tool, String item) {
    return calls.stream().anyMatch(c -> c.tool().equals(tool) && c.item().equals(item));
  }
}
