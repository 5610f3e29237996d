package org.casebook.models.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.casebook.models.Label;
import org.casebook.models.evaluation.PairedComparison.Difference;

/**
 * Whether a challenger may take the champion's place: better over all rows beyond their noise, no
 * slice in which a loss larger than the margin can not be ruled out (non-inferiority), and a head
 * for every label that the champion has one for.
 *
 * @param margin loss of mean average precision that a slice may bear, in [0,1]
 */
public record PromotionGate(double margin) {
  /** The gate that models pass before they decide. */
  public static final PromotionGate STANDARD = new PromotionGate(0.05);

  /**
   * What speaks against promotion, for people; empty when the challenger passes.
   *
   * @param missing labels that only the champion has heads for
   */
  public List<String> objections(PairedComparison comparison, List<Label> missing) {
    List<String> objections = new ArrayList<>();
    missing.forEach(label -> objections.add("it has no head for " + label.name()));
    Difference all = comparison.all();
    if (all.low() <= 0) {
      objections.add("not better beyond the noise of the rows: " + tell(all));
    }
    for (Difference slice : comparison.slices()) {
      if (slice.low() <= -margin) {
        objections.add(
            String.format(
                Locale.ROOT,
                "a loss of more than %.2f can not be ruled out: %s",
                margin,
                tell(slice)));
      }
    }
    return objections;
  }

  private static String tell(Difference difference) {
    return String.format(
        Locale.ROOT,
        "%s %+.3f (%+.3f to %+.3f), n %d",
        difference.slice(),
        difference.challenger() - difference.champion(),
        difference.low(),
        difference.high(),
        difference.rows());
  }
}
