package org.casebook.runtime.samples;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.casebook.models.Metric;
import org.casebook.models.evaluation.Bootstrap;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Digest;

/**
 * How often the agent cites exactly the right clauses, from raw content: by set of rows, and by how
 * deep the rules go that decide the row ({@link org.casebook.runtime.policy.RuleDepth}).
 */
public final class EndToEnd {
  private static final int DRAWS = 1000;
  private static final String ALL = "policy.all";

  private final long seed;
  private final String version;

  /**
   * @param seed of the bootstrap
   * @param version what was measured
   */
  public EndToEnd(long seed, String version) {
    this.seed = seed;
    this.version = version;
  }

  /**
   * One row: what is right and what came out.
   *
   * @param set such as {@code community.examples}
   * @param id unique within the set
   * @param depth of the rules that decide it, given the right signals
   * @param clauses the violated ones, or the exceptions that excuse; none for what is simply clean
   * @param signals what a correct reading establishes
   */
  public record Row(
      String set,
      String id,
      int depth,
      Set<String> clauses,
      SortedSet<String> signals,
      Observed observed) {
    public Row {
      clauses = Collections.unmodifiableSortedSet(new TreeSet<>(clauses));
      signals = Collections.unmodifiableSortedSet(new TreeSet<>(signals));
    }

    /** Whether the agent decided, and cited these clauses and no others. */
    boolean exact() {
      return !toPeople() && observed.clauses().equals(clauses);
    }

    boolean toPeople() {
      return observed.action() == Action.ESCALATE && observed.clauses().isEmpty();
    }

    /** Whether each signal was established; others may have been, too. */
    boolean found() {
      return observed.established().keySet().containsAll(signals);
    }
  }

  /** The measures of all sets, then of all rows together. */
  public List<Metric> metrics(List<Row> rows) {
    List<Metric> metrics = new ArrayList<>();
    SortedMap<String, List<Row>> sets =
        rows.stream().collect(Collectors.groupingBy(Row::set, TreeMap::new, Collectors.toList()));
    sets.forEach((set, own) -> metrics.addAll(ofSet("policy." + set, own)));
    if (sets.size() > 1) {
      metrics.addAll(ofSet(ALL, rows));
    }
    return metrics;
  }

  private List<Metric> ofSet(String name, List<Row> rows) {
    String exact = "share of rows that are decided and cite exactly the right set of clauses";
    List<Metric> metrics = new ArrayList<>();
    metrics.add(share(name + ".exact", exact, rows, Row::exact));
    List<Row> clean = rows.stream().filter(row -> row.clauses().isEmpty()).toList();
    if (!clean.isEmpty()) {
      metrics.add(
          share(name + ".clean.exact", exact + ", where no clause has a say", clean, Row::exact));
    }
    List<Row> ruled = rows.stream().filter(row -> !row.clauses().isEmpty()).toList();
    for (int depth : new TreeSet<>(ruled.stream().map(Row::depth).toList())) {
      metrics.add(
          share(
              String.format(Locale.ROOT, "%s.depth_%d.exact", name, depth),
              exact + ", where the longest chain of exceptions to a clause is " + depth,
              ruled.stream().filter(row -> row.depth() == depth).toList(),
              Row::exact));
    }
    List<Row> found = rows.stream().filter(Row::found).toList();
    metrics.add(
        share(
            name + ".signals_found",
            "share of rows in which the tools establish every signal that a correct reading does",
            rows,
            Row::found));
    if (!found.isEmpty()) {
      metrics.add(share(name + ".exact_given_signals", exact + ", of those", found, Row::exact));
    }
    metrics.add(
        share(
            name + ".to_people",
            "share of rows that are left to people without a clause",
            rows,
            Row::toPeople));
    return metrics;
  }

  private Metric share(String name, String definition, List<Row> rows, Predicate<Row> of) {
    ToDoubleFunction<List<Row>> mean =
        drawn -> drawn.stream().mapToInt(row -> of.test(row) ? 1 : 0).average().orElse(Double.NaN);
    return new Metric(
        name,
        definition,
        mean.applyAsDouble(rows),
        Bootstrap.interval(rows, mean, seed, DRAWS),
        rows.size(),
        null,
        digest(rows),
        seed,
        version);
  }

  private static String digest(List<Row> rows) {
    return Digest.sha256(
        rows.stream()
            .map(row -> row.set() + " " + row.id() + " " + row.clauses() + " " + row.signals())
            .collect(Collectors.joining("\n")));
  }
}
