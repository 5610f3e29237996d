package org.casebook.runtime.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casebook.runtime.policy.SourceNode.Scalar;
import org.casebook.runtime.rule.Formula;

/**
 * Reads {@code requires}: a conjunction of conditions and of lists of alternatives. A condition is
 * a signal or a predicate, or a bound on a signal's strength, and may be negated.
 */
final class Requirements {
  private static final String REMEDY = "write signals, as in [harm.hate, [cue.slur, cue.insult]]";
  private static final Pattern CONDITION =
      Pattern.compile("\\s*(not\\s+)?([a-z]+\\.[a-z0-9_]+)(?:\\s*(>=|<)\\s*([0-9.]+))?\\s*");

  private final Reporter reporter;
  private final SortedMap<String, Predicate> predicates;
  private final TreeSet<String> names = new TreeSet<>(SignalVocabulary.signals());

  Requirements(Reporter reporter, SortedMap<String, Predicate> predicates) {
    this.reporter = reporter;
    this.predicates = predicates;
    predicates.values().forEach(predicate -> names.add(predicate.reference()));
  }

  /** Conditions of which all must hold; what can not be read is reported and left out. */
  Formula.All read(Fields fields) {
    if (fields.node("requires").isEmpty()) {
      return new Formula.All(List.of());
    }
    SourceNode value = fields.node("requires").get();
    if (!(value instanceof SourceNode.Items items)) {
      reporter.at(value, "'requires' must be a list, not " + value.kind(), REMEDY);
      return new Formula.All(List.of());
    }
    int before = reporter.problems().size();
    if (items.nodes().isEmpty()) {
      reporter.at(items, "'requires' is empty: the clause would always hold", REMEDY);
    }
    List<Formula> parts = new ArrayList<>();
    for (SourceNode node : items.nodes()) {
      Optional<Formula> part = part(fields, node);
      if (part.isPresent() && parts.contains(part.get())) {
        reporter.at(node, "the same requirement stands twice", "remove one");
      }
      part.ifPresent(parts::add);
    }
    Formula.All all = new Formula.All(parts);
    if (reporter.problems().size() == before && all.supporting().isEmpty()) {
      reporter.at(
          items,
          "'requires' asks for nothing to be there: the clause would hold for empty content",
          "require at least one signal without 'not'");
    }
    return all;
  }

  private Optional<Formula> part(Fields fields, SourceNode node) {
    if (node instanceof SourceNode.Items alternatives) {
      if (alternatives.nodes().isEmpty()) {
        reporter.at(node, "a list of alternatives is empty: it can never hold", REMEDY);
        return Optional.empty();
      }
      List<Formula> any =
          fields.texts("requires", alternatives).stream()
              .flatMap(scalar -> condition(scalar).stream())
              .toList();
      return any.isEmpty()
          ? Optional.empty()
          : Optional.of(any.size() == 1 ? any.get(0) : new Formula.Any(any));
    }
    if (node instanceof Scalar scalar && scalar.type() == SourceNode.Type.TEXT) {
      return condition(scalar);
    }
    reporter.at(node, "a requirement must be a signal, not " + node.kind(), REMEDY);
    return Optional.empty();
  }

  private Optional<Formula> condition(Scalar written) {
    Matcher matcher = CONDITION.matcher(written.text());
    if (!matcher.matches()) {
      reporter.at(
          written,
          "'" + written.text() + "' is no condition",
          "write a signal, 'not' and a signal, or a bound, as in \"harm.hate >= 0.9\"");
      return Optional.empty();
    }
    String name = matcher.group(2);
    if (!names.contains(name)) {
      int[] place = reporter.file().placeWithin(written, 1, matcher.start(2) + 1);
      reporter.unknown(
          new Scalar(place[0], place[1], name, SourceNode.Type.TEXT),
          name.startsWith("is.") ? "predicate" : "signal",
          names);
      return Optional.empty();
    }
    Optional<Formula> atom = atom(written, matcher, name);
    boolean below = "<".equals(matcher.group(3));
    boolean negated = matcher.group(1) != null;
    return negated == below ? atom : atom.map(Formula.Not::new);
  }

  private Optional<Formula> atom(Scalar written, Matcher matcher, String name) {
    Optional<Predicate> predicate =
        predicates.values().stream().filter(p -> p.reference().equals(name)).findFirst();
    if (matcher.group(3) == null) {
      return Optional.of(
          predicate
              .<Formula>map(p -> new Formula.Named(name, p.formula()))
              .orElseGet(() -> new Formula.Established(name)));
    }
    double bound = bound(matcher.group(4));
    if (predicate.isPresent() || !(bound > 0 && bound <= 1)) {
      reporter.at(
          written,
          predicate.isPresent()
              ? "a predicate has no strength"
              : "the bound " + matcher.group(4) + " is outside 0 to 1",
          predicate.isPresent() ? "remove the bound" : "write a bound above 0 and up to 1");
      return Optional.empty();
    }
    return Optional.of(new Formula.AtLeast(name, bound));
  }

  private static double bound(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException wrong) {
      return Double.NaN;
    }
  }
}
