package org.casebook.models.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.util.List;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.features.FeatureExtractor;
import org.casebook.models.features.HandFeatures;
import org.casebook.models.features.TextFeatures;
import org.casebook.models.training.HeadCalibration;
import org.casebook.models.training.LabelledRow;
import org.casebook.models.training.LetterEncoder;
import org.casebook.models.training.Progress;
import org.casebook.models.training.Split;
import org.casebook.models.training.SyntheticRows;
import org.casebook.models.training.TextHeads;
import org.casebook.models.training.TrainingOptions;
import org.casebook.models.training.TrainingSet;
import org.junit.jupiter.api.Test;

/** The exported model says what the trained heads say, and its contributions add up. */
class TextHeadsOnnxTest {
  private static final double SAME = 1e-4;
  private static final FeatureExtractor EXTRACTOR = new FeatureExtractor(new LetterEncoder());
  private static final List<LabelledRow> ROWS = SyntheticRows.of(400, 1);

  @Test
  void roundTripOfLogitsAndSumOfContributions() throws OrtException {
    TextHeads heads = train();
    int size = heads.labels().size();
    double worst = 0;
    try (OnnxHeads onnx = new OnnxHeads(TextHeadsOnnx.bytes(heads))) {
      for (LabelledRow row : ROWS.subList(0, 100)) {
        TextFeatures features = EXTRACTOR.extract(row.text() + " CAFÉ 7!", 2);
        double[] expected = heads.logits(features);
        float[] logits = onnx.run(features, "logits");
        float[] words = onnx.run(features, "contributions");
        float[] hand = onnx.run(features, "hand_contributions");
        float[] vector = onnx.run(features, "vector_contribution");
        float[] bias = onnx.run(features, "bias");
        for (int head = 0; head < size; head++) {
          worst = Math.max(worst, Math.abs(expected[head] - logits[head]));
          double sum = bias[head] + vector[head] + column(words, head, size);
          sum += column(hand, head, size);
          assertThat((double) logits[head]).isCloseTo(sum, within(SAME));
        }
        float[] probabilities = onnx.run(features, "probabilities");
        assertThat((double) probabilities[0])
            .isCloseTo(1 / (1 + Math.exp(-expected[0])), within(SAME));
      }
    }
    assertThat(worst).as("largest difference to the trained heads").isLessThan(SAME);
  }

  @Test
  void aTextWithoutWordsStillGetsScores() throws OrtException {
    TextHeads heads = train();
    TextFeatures empty = EXTRACTOR.extract("", 0);
    try (OnnxHeads onnx = new OnnxHeads(TextHeadsOnnx.bytes(heads))) {
      assertThat(onnx.run(empty, "contributions")).isEmpty();
      assertThat(onnx.run(empty, "hand_contributions"))
          .hasSize(HandFeatures.NAMES.size() * heads.labels().size());
      assertThat((double) onnx.run(empty, "logits")[0])
          .isCloseTo(heads.logits(empty)[0], within(SAME));
    }
  }

  private static TextHeads train() {
    TrainingSet set = TrainingSet.prepare(ROWS, 1, EXTRACTOR, Progress.SILENT, () -> false);
    List<Label> labels = List.of(Label.of(HarmCategory.HATE), Label.of(HarmCategory.SCAM_SPAM));
    TextHeads heads =
        set.fit(
            labels,
            row -> set.split(row) == Split.FIT,
            new TrainingOptions(2, 5, 0.1, 0.03, 1e-4, 1e-4, 1),
            Progress.SILENT,
            () -> false);
    HeadCalibration.apply(set, heads);
    return heads;
  }

  private static double column(float[] table, int column, int width) {
    double sum = 0;
    for (int i = column; i < table.length; i += width) {
      sum += table[i];
    }
    return sum;
  }
}
