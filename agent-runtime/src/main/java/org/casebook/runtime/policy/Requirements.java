package org.casebook.runtime.policy;

import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.policy.SourceNode.Scalar;

/** Reads {@code requires}: a conjunction of signals and of lists of alternatives. */
final class Requirements {
  private static final String REMEDY = "write signals, as in [harm.hate, [cue.slur, cue.insult]]";

  private final Reporter reporter;

  Requirements(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Groups of which all must hold; unknown signals are reported. */
  List<List<String>> read(Fields fields) {
    if (fields.node("requires").isEmpty()) {
      return List.of();
    }
    SourceNode value = fields.node("requires").get();
    if (!(value instanceof SourceNode.Items items)) {
      reporter.at(value, "'requires' must be a list, not " + value.kind(), REMEDY);
      return List.of();
    }
    if (items.nodes().isEmpty()) {
      reporter.at(items, "'requires' is empty: the clause would always hold", REMEDY);
    }
    List<List<String>> groups = new ArrayList<>();
    for (SourceNode node : items.nodes()) {
      List<String> group = group(fields, node);
      if (!group.isEmpty() && groups.contains(group)) {
        reporter.at(node, "the same requirement stands twice", "remove one");
      }
      groups.add(group);
    }
    return groups.stream().filter(group -> !group.isEmpty()).toList();
  }

  private List<String> group(Fields fields, SourceNode node) {
    List<Scalar> signals;
    if (node instanceof SourceNode.Items alternatives) {
      if (alternatives.nodes().isEmpty()) {
        reporter.at(node, "a list of alternatives is empty: it can never hold", REMEDY);
      }
      signals = fields.texts("requires", alternatives);
    } else if (node instanceof Scalar scalar && scalar.type() == SourceNode.Type.TEXT) {
      signals = List.of(scalar);
    } else {
      reporter.at(node, "a requirement must be a signal, not " + node.kind(), REMEDY);
      return List.of();
    }
    for (Scalar signal : signals) {
      if (!SignalVocabulary.signals().contains(signal.text())) {
        reporter.unknown(signal, "signal", SignalVocabulary.signals());
      }
    }
    return signals.stream().map(Scalar::text).toList();
  }
}
