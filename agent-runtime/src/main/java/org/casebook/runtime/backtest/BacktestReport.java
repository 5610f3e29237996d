package org.casebook.runtime.backtest;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Action;

/**
 * What a policy makes of samples, and what changes against another. Counts add up: the report over
 * two sets of samples is the sum of their reports, in any order; it travels between machines.
 */
public final class BacktestReport implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The slice of all samples. */
  public static final String ALL = "";

  /** Worst flips that are kept with their samples; the counts are of all. */
  public static final int MOST_FLIPS = 2000;

  private final SortedMap<String, Counts> before = new TreeMap<>();
  private final SortedMap<String, Counts> after = new TreeMap<>();
  private final SortedMap<String, ClauseCounts> clauses = new TreeMap<>();
  private final Map<Action, Map<Action, Long>> moved = new EnumMap<>(Action.class);
  private final SortedMap<Flip.Kind, Long> kinds = new TreeMap<>();
  private List<Flip> flips = new ArrayList<>();
  private long changed;

  /** Adds samples that were decided alike to a slice. */
  void count(String slice, Action was, Action is, Optional<Action> gold, long samples) {
    if (samples > 0) {
      before.computeIfAbsent(slice, s -> new Counts()).add(was, gold, samples);
      after.computeIfAbsent(slice, s -> new Counts()).add(is, gold, samples);
      if (slice.equals(ALL)) {
        move(was, is, samples);
      }
    }
  }

  private void move(Action from, Action to, long samples) {
    moved.computeIfAbsent(from, f -> new EnumMap<>(Action.class)).merge(to, samples, Long::sum);
  }

  void clause(String id, ClauseCounts counts) {
    clauses.merge(id, counts, ClauseCounts::plus);
  }

  void flip(Flip flip) {
    changed++;
    kinds.merge(flip.kind(), 1L, Long::sum);
    flips.add(flip);
    if (flips.size() >= 4 * MOST_FLIPS) {
      flips = worst(flips);
    }
  }

  /** The sum of the two. */
  public BacktestReport plus(BacktestReport other) {
    BacktestReport sum = new BacktestReport();
    for (BacktestReport part : List.of(this, other)) {
      part.before.forEach((s, c) -> sum.before.computeIfAbsent(s, k -> new Counts()).add(c));
      part.after.forEach((s, c) -> sum.after.computeIfAbsent(s, k -> new Counts()).add(c));
      part.clauses.forEach(sum::clause);
      part.kinds.forEach((kind, n) -> sum.kinds.merge(kind, n, Long::sum));
      part.moved.forEach((from, row) -> row.forEach((to, n) -> sum.move(from, to, n)));
      sum.changed += part.changed;
      sum.flips.addAll(part.flips);
    }
    sum.flips = worst(sum.flips);
    return sum;
  }

  private static List<Flip> worst(List<Flip> flips) {
    return new ArrayList<>(flips.stream().sorted(Flip.WORST_FIRST).limit(MOST_FLIPS).toList());
  }

  /**
   * Decisions of the first policy per slice; {@link #ALL} is one, others are {@code name=value}.
   */
  public Map<String, Counts> before() {
    return java.util.Collections.unmodifiableMap(before);
  }

  /** Decisions of the second policy per slice. */
  public Map<String, Counts> after() {
    return java.util.Collections.unmodifiableMap(after);
  }

  /** What each clause of the second policy did. */
  public Map<String, ClauseCounts> clauses() {
    return java.util.Collections.unmodifiableMap(clauses);
  }

  /** How many samples went from one action to another. */
  public long moved(Action from, Action to) {
    return moved.getOrDefault(from, Map.of()).getOrDefault(to, 0L);
  }

  /** Samples whose action or violated clauses differ. */
  public long changed() {
    return changed;
  }

  /** How many flips are of this kind. */
  public long flips(Flip.Kind kind) {
    return kinds.getOrDefault(kind, 0L);
  }

  /** The worst flips first, at most {@link #MOST_FLIPS}. */
  public List<Flip> flips() {
    return worst(flips);
  }

  /** Clauses that fired in no sample. */
  public List<String> neverFired() {
    return clauses.entrySet().stream()
        .filter(entry -> entry.getValue().fires() == 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BacktestReport that
        && before.equals(that.before)
        && after.equals(that.after)
        && clauses.equals(that.clauses)
        && moved.equals(that.moved)
        && kinds.equals(that.kinds)
        && changed == that.changed
        && flips().equals(that.flips());
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(before, after, clauses, changed);
  }
}
