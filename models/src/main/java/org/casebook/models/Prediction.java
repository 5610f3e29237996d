package org.casebook.models;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model says of one text.
 *
 * @param version the model that spoke
 * @param scores one score per head; a label without a head is absent, which means "not measured"
 * @param spans per label the words that moved its score, in text order
 */
public record Prediction(
    ModelVersion version, Map<Label, Score> scores, Map<Label, List<SpanWeight>> spans) {
  /** Copies, so that a prediction never changes. */
  public Prediction {
    scores = Map.copyOf(scores);
    spans = Map.copyOf(spans);
  }

  /** The score of a category, empty when the model has no head for it. */
  public Optional<Score> score(HarmCategory category) {
    return Optional.ofNullable(scores.get(Label.of(category)));
  }
}
