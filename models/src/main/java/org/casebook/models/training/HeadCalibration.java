package org.casebook.models.training;

import java.util.ArrayList;
import java.util.List;
import org.casebook.models.Label;

/** Calibrates heads on the calibrate split, and puts the calibration into their weights. */
public final class HeadCalibration {
  /** Positive rows below which a label gets no head. */
  public static final int LEAST_POSITIVES = 100;

  private HeadCalibration() {}

  /**
   * What calibration found for one head.
   *
   * @param platt the line through the logits
   * @param prior weighted share of positives in the calibrate split
   */
  public record Fitted(PlattCalibration platt, double prior) {}

  /**
   * Calibrates every head in place.
   *
   * @return per head what was found, in the order of the heads' labels
   */
  public static List<Fitted> apply(TrainingSet set, TextHeads heads) {
    List<Fitted> fitted = new ArrayList<>();
    for (int head = 0; head < heads.labels().size(); head++) {
      Label label = heads.labels().get(head);
      List<PlattCalibration.Point> points = new ArrayList<>();
      double positive = 0;
      double total = 0;
      for (int row : set.calibration(label)) {
        boolean truth = set.positive(row, label);
        points.add(
            new PlattCalibration.Point(
                heads.logits(set.features(row))[head], truth, set.weight(row)));
        positive += truth ? set.weight(row) : 0;
        total += set.weight(row);
      }
      PlattCalibration platt = PlattCalibration.fit(points);
      heads.rescale(head, platt.slope(), platt.intercept());
      fitted.add(new Fitted(platt, total == 0 ? 0.5 : positive / total));
    }
    heads.roundNgrams();
    return fitted;
  }
}
