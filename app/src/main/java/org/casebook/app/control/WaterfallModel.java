package org.casebook.app.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.Contribution;

/**
 * A belief as a walk along the log-odds axis: from the prior, over each contribution, to the total.
 *
 * @param bars in the order of the walk: prior, contributions, total
 * @param low the least value on the axis
 * @param high the greatest value on the axis
 */
public record WaterfallModel(List<Bar> bars, double low, double high) {
  public WaterfallModel {
    bars = List.copyOf(bars);
  }

  /** What a bar stands for. */
  public enum Kind {
    PRIOR,
    CONTRIBUTION,
    TOTAL
  }

  /**
   * One bar.
   *
   * @param id of the evidence; empty for prior and total
   * @param name what stands before the bar
   * @param detail a second, quieter line
   * @param from where it starts on the axis
   * @param to where it ends
   * @param hundredths the value as printed, in hundredths; those of the prior and the contributions
   *     sum exactly to the total's
   */
  public record Bar(
      Kind kind, String id, String name, String detail, double from, double to, long hundredths) {
    /** The value as printed. */
    public double shown() {
      return hundredths / 100.0;
    }

    /** The exact value. */
    public double value() {
      return to - from;
    }
  }

  /** What a contribution is called. */
  public record Caption(String name, String detail) {}

  /**
   * The walk of a belief. Printed values are differences of the rounded running sum, so that a
   * reader who adds them up gets the printed total.
   */
  public static WaterfallModel of(
      AreaBelief belief, String prior, String total, Function<Contribution, Caption> caption) {
    List<Bar> bars = new ArrayList<>();
    double at = belief.prior();
    bars.add(new Bar(Kind.PRIOR, "", prior, "", 0, at, Math.round(at * 100)));
    double low = Math.min(0, at);
    double high = Math.max(0, at);
    for (Contribution contribution : belief.contributions()) {
      double next = at + contribution.logOdds();
      Caption words = caption.apply(contribution);
      bars.add(
          new Bar(
              Kind.CONTRIBUTION,
              contribution.evidence(),
              words.name(),
              words.detail(),
              at,
              next,
              Math.round(next * 100) - Math.round(at * 100)));
      at = next;
      low = Math.min(low, at);
      high = Math.max(high, at);
    }
    bars.add(
        new Bar(
            Kind.TOTAL, "", total, "", 0, belief.logOdds(), Math.round(belief.logOdds() * 100)));
    return new WaterfallModel(bars, Math.min(low, -1), Math.max(high, 1));
  }

  /** Where a value lies on the axis, from 0 at its low end to 1 at its high end. */
  public double place(double value) {
    return (value - low) / (high - low);
  }
}
