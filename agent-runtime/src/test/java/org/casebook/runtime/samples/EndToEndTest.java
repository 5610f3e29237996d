package org.casebook.runtime.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.casebook.models.Metric;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.samples.EndToEnd.Row;
import org.junit.jupiter.api.Test;

class EndToEndTest {
  private static final List<Row> ROWS =
      List.of(
          row("a", 0, Set.of("HT1.a"), Set.of("cue.slur"), Action.REMOVE, Set.of("HT1.a")),
          row("b", 0, Set.of("HT1.a"), Set.of(), Action.REMOVE, Set.of("HT1.a", "HT2.a")),
          row("c", 1, Set.of("EX0.a"), Set.of(), Action.ESCALATE, Set.of()),
          row("d", 0, Set.of(), Set.of("cue.slur"), Action.ALLOW, Set.of()));

  @Test
  void onlyTheWholeSetOfClausesIsExactAndWhatGoesToPeopleIsNot() {
    assertThat(measured(ROWS))
        .containsEntry("policy.p.exact", 0.5)
        .containsEntry("policy.p.depth_0.exact", 0.5)
        .containsEntry("policy.p.depth_1.exact", 0.0)
        .containsEntry("policy.p.clean.exact", 1.0)
        .containsEntry("policy.p.signals_found", 0.5)
        .containsEntry("policy.p.exact_given_signals", 1.0)
        .containsEntry("policy.p.to_people", 0.25)
        .doesNotContainKey("policy.all.exact");
  }

  @Test
  void whatIsTrueOfTwoSetsIsToldOfBothTogether() {
    Row other =
        new Row("q", "a", 0, Set.of(), new TreeSet<>(), observed(Action.ALLOW, Set.of(), Set.of()));
    List<Row> both = new java.util.ArrayList<>(ROWS);
    both.add(other);
    assertThat(measured(both))
        .containsEntry("policy.q.exact", 1.0)
        .containsEntry("policy.all.exact", 0.6);
  }

  private static Map<String, Double> measured(List<Row> rows) {
    return new EndToEnd(1, "test")
        .metrics(rows).stream().collect(Collectors.toMap(Metric::metric, Metric::value));
  }

  /** All rows have the signal {@code cue.slur}. */
  private static Row row(
      String id,
      int depth,
      Set<String> right,
      Set<String> found,
      Action action,
      Set<String> clauses) {
    return new Row(
        "p", id, depth, right, new TreeSet<>(Set.of("cue.slur")), observed(action, clauses, found));
  }

  private static Observed observed(Action action, Set<String> clauses, Set<String> found) {
    TreeMap<String, SortedSet<String>> established = new TreeMap<>();
    found.forEach(signal -> established.put(signal, new TreeSet<>(Set.of("lexicon"))));
    return new Observed(action, clauses, established);
  }
}
