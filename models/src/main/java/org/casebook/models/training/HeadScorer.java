package org.casebook.models.training;

import java.util.List;
import org.casebook.models.Label;
import org.casebook.models.features.TextFeatures;

/** Something that turns features into logits: heads in memory, or an exported model. */
public interface HeadScorer {
  /** What each head predicts, in order. */
  List<Label> labels();

  /** The calibrated log-odds of every head for one text, in the order of {@link #labels}. */
  double[] logits(TextFeatures features);
}
