package org.casebook.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.ModelException;
import org.casebook.models.features.HandFeatures;
import org.junit.jupiter.api.Test;

/**
 * The trainer finds the optimum that can be worked out by hand, and masks what it does not know.
 */
class LogisticTrainerTest {
  private static final List<Label> HEADS =
      List.of(Label.of(HarmCategory.HATE), Label.of(HarmCategory.VIOLENCE));
  private static final TrainingOptions FREE = new TrainingOptions(1, 200, 0.3, 0.3, 0, 0, 7);

  @Test
  void aBinaryFeatureGetsTheLogOddsRatioOfItsTable() {
    List<Example> rows = new ArrayList<>();
    add(rows, 30, true, (byte) 1); // with the feature: 30 to 10
    add(rows, 10, true, (byte) 0);
    add(rows, 20, false, (byte) 1); // without: 20 to 60
    add(rows, 60, false, (byte) 0);
    TextHeads heads = fit(rows, FREE);
    assertThat((double) heads.bias()[0]).isCloseTo(Math.log(20 / 60.0), within(0.05));
    assertThat((double) heads.ngrams()[5 * HEADS.size()])
        .isCloseTo(Math.log(3) - Math.log(20 / 60.0), within(0.1));
  }

  @Test
  void weightsOfAHeadNobodyKnowsStayZero() {
    List<Example> rows = new ArrayList<>();
    add(rows, 10, true, (byte) 1);
    add(rows, 10, false, (byte) 0);
    TextHeads heads = fit(rows, FREE);
    assertThat(heads.bias()[1]).isZero();
    assertThat(heads.ngrams()[5 * HEADS.size() + 1]).isZero();
    assertThat(heads.bias()[0]).isNotZero();
  }

  @Test
  void aPenaltyShrinksTheWeight() {
    List<Example> rows = new ArrayList<>();
    add(rows, 30, true, (byte) 1);
    add(rows, 30, false, (byte) 0);
    float free = fit(rows, FREE).ngrams()[5 * HEADS.size()];
    float held =
        fit(rows, new TrainingOptions(1, 200, 0.3, 0.3, 0, 0.1, 7)).ngrams()[5 * HEADS.size()];
    assertThat(held).isPositive().isLessThan(free / 2);
  }

  @Test
  void sameRowsSameBits() {
    List<Example> rows = new ArrayList<>();
    add(rows, 7, true, (byte) 1);
    add(rows, 9, false, (byte) 0);
    assertThat(fit(rows, FREE).bias()).isEqualTo(fit(rows, FREE).bias());
  }

  @Test
  void severalMembersSpeakAsTheMeanOfTheirLogits() {
    List<Example> rows = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 40; i++) {
      rows.add(vectorRow(random, (byte) (i % 2)));
    }
    TextHeads three = fit(rows, new TrainingOptions(3, 5, 0.3, 0.3, 0, 0, 7));
    for (Example row : rows) {
      double sum = 0;
      for (int member = 0; member < 3; member++) {
        TextHeads one = fit(rows, new TrainingOptions(1, 5, 0.3, 0.3, 0, 0, 7 + member));
        sum += one.logits(row.features())[0];
      }
      assertThat(three.logits(row.features())[0]).isCloseTo(sum / 3, within(1e-4));
    }
  }

  private static Example vectorRow(Random random, byte target) {
    float[] vector = {random.nextFloat() - target, random.nextFloat(), random.nextFloat()};
    return new Example(
        vector,
        vector.length,
        new int[] {random.nextInt(9)},
        1,
        new float[HandFeatures.NAMES.size()],
        new byte[] {target, Example.UNKNOWN},
        1);
  }

  @Test
  void cancellingEndsIt() {
    assertThatThrownBy(() -> LogisticTrainer.fit(List.of(), HEADS, FREE, share -> {}, () -> true))
        .isInstanceOf(ModelException.class);
  }

  private static TextHeads fit(List<Example> rows, TrainingOptions options) {
    return LogisticTrainer.fit(rows, HEADS, options, share -> {}, () -> false);
  }

  private static void add(List<Example> rows, int count, boolean feature, byte target) {
    for (int i = 0; i < count; i++) {
      rows.add(
          new Example(
              new float[0],
              0,
              feature ? new int[] {5} : new int[0],
              1,
              new float[HandFeatures.NAMES.size()],
              new byte[] {target, Example.UNKNOWN},
              1));
    }
  }
}
