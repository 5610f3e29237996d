package org.casebook.runtime.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.casebook.runtime.policy.SourceNode.Scalar;
import org.casebook.runtime.rule.ExpressionCompiler;
import org.casebook.runtime.rule.ExpressionCompiler.Checked;
import org.casebook.runtime.rule.ExpressionCompiler.Fault;
import org.casebook.runtime.rule.Formula;

/**
 * Reads the predicates of {@code policy.yaml}: parses, checks, and compiles what others need first.
 */
final class PredicateReader {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

  private final Reporter reporter;
  private final SortedMap<String, Draft> drafts = new TreeMap<>();
  private final SortedMap<String, Predicate> compiled = new TreeMap<>();
  private final List<String> path = new ArrayList<>();

  PredicateReader(Reporter reporter) {
    this.reporter = reporter;
  }

  private record Draft(Scalar name, String means, Scalar when) {}

  /** All predicates that could be compiled, by name. */
  SortedMap<String, Predicate> read(List<SourceNode.Entry> entries) {
    entries.forEach(this::draft);
    if (drafts.isEmpty()) {
      return compiled;
    }
    SortedSet<String> names = new TreeSet<>(drafts.keySet());
    ExpressionCompiler compiler = new ExpressionCompiler(SignalVocabulary.signals(), names);
    Map<String, Checked> checked = new HashMap<>();
    drafts.forEach(
        (name, draft) -> {
          Checked result = compiler.check(draft.when().text());
          result.faults().forEach(fault -> report(draft.when(), fault));
          checked.put(name, result);
        });
    names.forEach(name -> compile(name, checked, compiler));
    return compiled;
  }

  private void draft(SourceNode.Entry entry) {
    Scalar name = entry.key();
    if (!NAME.matcher(name.text()).matches()) {
      reporter.at(
          name,
          "'" + name.text() + "' is no name of a predicate",
          "write small letters, digits and underscores, as in credible_threat");
    }
    if (!(entry.value() instanceof SourceNode.Entries map)) {
      reporter.at(entry.value(), "a predicate is a map", "write {means: \"...\", when: \"...\"}");
      return;
    }
    Fields fields = new Fields(reporter, map, List.of("means", "when"));
    fields.require("means", "when");
    Optional<Scalar> when = fields.text("when");
    String means = fields.text("means").map(Scalar::text).orElse("");
    if (when.isPresent()
        && drafts.putIfAbsent(name.text(), new Draft(name, means, when.get())) != null) {
      reporter.at(name, "the predicate '" + name.text() + "' stands twice", "keep one");
    }
  }

  /** Depth first, so that what a predicate reads is compiled before it. */
  private Optional<Formula> compile(
      String name, Map<String, Checked> checked, ExpressionCompiler compiler) {
    Predicate done = compiled.get(name);
    if (done != null) {
      return Optional.of(done.formula());
    }
    Draft draft = drafts.get(name);
    Checked result = checked.get(name);
    if (draft == null || result == null || result.source().isEmpty()) {
      return Optional.empty();
    }
    int at = path.indexOf(name);
    if (at >= 0) {
      String cycle = String.join(" -> ", path.subList(at, path.size())) + " -> " + name;
      reporter.at(
          draft.when(), "predicates form a cycle: " + cycle, "remove one of these references");
      return Optional.empty();
    }
    path.add(name);
    Map<String, Formula> known = new HashMap<>();
    for (String read : result.reads()) {
      compile(read, checked, compiler).ifPresent(formula -> known.put(read, formula));
    }
    path.remove(path.size() - 1);
    if (known.size() < result.reads().size()) {
      checked.remove(name);
      return Optional.empty();
    }
    Formula formula = compiler.formula(result.source().get(), known);
    compiled.put(name, new Predicate(name, draft.means(), draft.when().text(), formula));
    return Optional.of(formula);
  }

  private void report(Scalar when, Fault fault) {
    int[] place = reporter.file().placeWithin(when, fault.line(), fault.column());
    String remedy =
        fault.word().isEmpty()
            ? "write an expression such as cue.threat && strength['harm.violence'] >= 0.9"
            : Suggestion.remedy(fault.word(), fault.known());
    reporter.at(place[0], place[1], fault.message(), remedy);
  }
}
