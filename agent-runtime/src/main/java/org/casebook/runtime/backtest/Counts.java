package org.casebook.runtime.backtest;

import java.io.Serializable;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.domain.Action;

/**
 * How samples were decided, in numbers that add up. Mutable while it is being filled.
 *
 * <p>"Positive" means any action but allow. Samples that go to people count neither as right nor as
 * wrong unless the label says that people decide.
 */
public final class Counts implements Serializable {
  private static final long serialVersionUID = 1L;

  private long samples;
  private long labelled;
  private long right;
  private long toPeople;
  private long truePositive;
  private long falsePositive;
  private long falseNegative;
  private long positiveToPeople;
  private final Map<Action, Long> actions = new EnumMap<>(Action.class);

  void add(Action decided, Optional<Action> gold, long n) {
    samples += n;
    toPeople += decided == Action.ESCALATE ? n : 0;
    actions.merge(decided, n, Long::sum);
    gold.ifPresent(right -> judge(decided, right, n));
  }

  private void judge(Action decided, Action gold, long n) {
    labelled += n;
    right += decided == gold ? n : 0;
    boolean harmful = gold != Action.ALLOW;
    switch (decided) {
      case ESCALATE -> positiveToPeople += harmful ? n : 0;
      case ALLOW -> falseNegative += harmful ? n : 0;
      default -> {
        truePositive += harmful ? n : 0;
        falsePositive += harmful ? 0 : n;
      }
    }
  }

  void add(Counts other) {
    samples += other.samples;
    labelled += other.labelled;
    right += other.right;
    toPeople += other.toPeople;
    truePositive += other.truePositive;
    falsePositive += other.falsePositive;
    falseNegative += other.falseNegative;
    positiveToPeople += other.positiveToPeople;
    other.actions.forEach((action, n) -> actions.merge(action, n, Long::sum));
  }

  /** All samples. */
  public long samples() {
    return samples;
  }

  /** Samples with a right answer. */
  public long labelled() {
    return labelled;
  }

  /** Samples whose action is the right one. */
  public long right() {
    return right;
  }

  /** Samples that people must decide. */
  public long toPeople() {
    return toPeople;
  }

  /** Harmful samples on which nothing was done. */
  public long missed() {
    return falseNegative;
  }

  /** Harmless samples that were acted on. */
  public long benignActed() {
    return falsePositive;
  }

  /** Samples with this action. */
  public long decided(Action action) {
    return actions.getOrDefault(action, 0L);
  }

  /** Of the samples acted on without people, the share that is harmful; NaN when there is none. */
  public double precision() {
    return truePositive / (double) (truePositive + falsePositive);
  }

  /**
   * Of the harmful samples, the share that was acted on or sent to people; NaN when there is none.
   */
  public double recall() {
    long caught = truePositive + positiveToPeople;
    return caught / (double) (caught + falseNegative);
  }

  /** {@link #precision} with its interval. */
  public Share precisionShare() {
    return Share.of(truePositive, truePositive + falsePositive);
  }

  /** {@link #recall} with its interval. */
  public Share recallShare() {
    long caught = truePositive + positiveToPeople;
    return Share.of(caught, caught + falseNegative);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Counts that
        && samples == that.samples
        && labelled == that.labelled
        && right == that.right
        && toPeople == that.toPeople
        && truePositive == that.truePositive
        && falsePositive == that.falsePositive
        && falseNegative == that.falseNegative
        && positiveToPeople == that.positiveToPeople
        && actions.equals(that.actions);
  }

  @Override
  public int hashCode() {
    return java.util.Objects.hash(samples, right, truePositive, falsePositive, actions);
  }

  @Override
  public String toString() {
    return samples + " samples, " + right + "/" + labelled + " right, " + toPeople + " to people";
  }
}
