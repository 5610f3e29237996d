package org.casebook.runtime.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.policy.Policy;

/**
 * A report as it is written to JSON, the same from one machine and from a cluster.
 *
 * @param before the policy compared with; empty when only one was run
 * @param after the policy that was run
 * @param samples all samples
 * @param changed samples whose action or violated clauses differ
 * @param slices all samples first, then by name and value
 * @param clauses of the policy that was run, in id order
 * @param moved how many samples went from which action to which
 * @param kinds how many flips are regressions, improvements, neutral, unlabelled
 * @param worst the worst flips first
 * @param neverFired clauses that fired in no sample
 */
public record BacktestDocument(
    Optional<Version> before,
    Version after,
    long samples,
    long changed,
    List<Slice> slices,
    List<ClauseRow> clauses,
    List<Move> moved,
    SortedMap<String, Long> kinds,
    List<Flip> worst,
    List<String> neverFired) {
  public BacktestDocument {
    slices = List.copyOf(slices);
    clauses = List.copyOf(clauses);
    moved = List.copyOf(moved);
    kinds = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(kinds));
    worst = List.copyOf(worst);
    neverFired = List.copyOf(neverFired);
  }

  /** Which policy. */
  public record Version(String id, String version, String sha256) {
    static Version of(Policy policy) {
      return new Version(policy.id(), policy.version(), policy.sha256());
    }
  }

  /**
   * One slice.
   *
   * @param name {@code all}, or {@code name=value}
   * @param before empty when only one policy was run
   */
  public record Slice(String name, Optional<Decided> before, Decided after) {}

  /**
   * How the samples of a slice were decided.
   *
   * @param actions samples per action key
   */
  public record Decided(
      long samples,
      long labelled,
      long right,
      long toPeople,
      long missed,
      long benignActed,
      Share precision,
      Share recall,
      SortedMap<String, Long> actions) {
    static Decided of(Counts counts) {
      SortedMap<String, Long> actions = new TreeMap<>();
      for (Action action : Action.values()) {
        actions.put(action.key(), counts.decided(action));
      }
      return new Decided(
          counts.samples(),
          counts.labelled(),
          counts.right(),
          counts.toPeople(),
          counts.missed(),
          counts.benignActed(),
          counts.precisionShare(),
          counts.recallShare(),
          actions);
    }
  }

  /** What one clause did. */
  public record ClauseRow(
      String id, long fires, long stands, long labelled, Share precision, Share recall) {}

  /** Samples that went from one action to another. */
  public record Move(Action from, Action to, long samples) {}

  /**
   * The document of a report.
   *
   * @param most how many of the worst flips are listed
   */
  public static BacktestDocument of(
      BacktestReport report, Optional<Policy> before, Policy after, int most) {
    boolean compared = before.isPresent();
    List<Slice> slices = new ArrayList<>();
    report
        .after()
        .forEach(
            (name, counts) ->
                slices.add(
                    new Slice(
                        name.equals(BacktestReport.ALL) ? "all" : name,
                        Optional.ofNullable(report.before().get(name))
                            .filter(c -> compared)
                            .map(Decided::of),
                        Decided.of(counts))));
    List<ClauseRow> clauses = new ArrayList<>();
    report.clauses().forEach((id, c) -> clauses.add(row(id, c)));
    List<Move> moved = new ArrayList<>();
    for (Action from : Action.values()) {
      for (Action to : Action.values()) {
        if (compared && report.moved(from, to) > 0) {
          moved.add(new Move(from, to, report.moved(from, to)));
        }
      }
    }
    SortedMap<String, Long> kinds = new TreeMap<>();
    for (Flip.Kind kind : Flip.Kind.values()) {
      kinds.put(kind.name().toLowerCase(java.util.Locale.ROOT), report.flips(kind));
    }
    return new BacktestDocument(
        before.map(Version::of),
        Version.of(after),
        samples(report.after()),
        report.changed(),
        slices,
        clauses,
        moved,
        kinds,
        report.flips().stream().limit(most).toList(),
        report.neverFired());
  }

  private static long samples(Map<String, Counts> slices) {
    return Optional.ofNullable(slices.get(BacktestReport.ALL)).map(Counts::samples).orElse(0L);
  }

  private static ClauseRow row(String id, ClauseCounts c) {
    return new ClauseRow(
        id,
        c.fires(),
        c.stands(),
        c.labelled(),
        Share.of(c.hits(), c.hits() + c.wrong()),
        Share.of(c.hits(), c.labelled()));
  }
}
