package org.casebook.runtime.view;

/**
 * How urgently people should look: expected harm x reach x uncertainty.
 *
 * <pre>
 * priority = weight(severity, critical) * P(violation) * (1 + ln(1 + reports)) * (0.5 + uncertainty)
 * weight   = 0.25, 1, 3, 9 for severity 0..3; doubled when critical
 * uncertainty = 1 - confidence, in [0,1]
 * </pre>
 *
 * <p>Computed with {@link StrictMath}, so that every machine gets the same bits.
 *
 * <p>Severity grows threefold per level, because a queue that mixes levels must let one grave case
 * outweigh several mild ones, yet not all of them. Level 0 keeps a little weight: the agent may be
 * wrong about it. Reach is known only by its reports, which count by their logarithm so that a
 * pile-on of reports can not buy the top of the queue. The offset 0.5 keeps a certain case at half
 * the urgency of a hopelessly unsure one, as certain harm still waits for a person.
 */
public final class Priority {
  private static final double[] WEIGHTS = {0.25, 1, 3, 9};

  private Priority() {}

  /**
   * The priority of a proposed decision.
   *
   * @param severity 0 to 3
   * @param probability of a violation in the area that decided, in [0,1]
   * @param reports number of user reports, not negative
   * @param confidence of the proposal in [0,1]; NaN counts as none
   * @return not negative; higher is more urgent
   */
  public static double of(
      int severity, boolean critical, double probability, int reports, double confidence) {
    double weight = WEIGHTS[Math.max(0, Math.min(3, severity))] * (critical ? 2 : 1);
    double uncertainty = Double.isNaN(confidence) ? 1 : 1 - Math.max(0, Math.min(1, confidence));
    double reach = 1 + StrictMath.log1p(Math.max(0, reports));
    double harm = Double.isNaN(probability) ? 1 : Math.max(0, Math.min(1, probability));
    return weight * harm * reach * (0.5 + uncertainty);
  }
}
