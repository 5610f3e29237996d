package org.casebook.models.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.ModelException;
import org.casebook.models.evaluation.PairedComparison.Row;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
  private static final PromotionGate GATE = PromotionGate.STANDARD;

  /** Rows of two slices; the models' scores are noise and so much of the truth. */
  private static List<Row> rows(double champion, double challenger, double challengerInSecond) {
    Random random = new Random(3);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 1200; i++) {
      byte truth = (byte) (i % 3 == 0 ? 1 : 0);
      boolean second = i % 4 == 0;
      rows.add(
          new Row(
              List.of(second ? "second" : "first"),
              new byte[] {truth, -1},
              new double[] {truth * champion + random.nextGaussian(), 0},
              new double[] {
                truth * (second ? challengerInSecond : challenger) + random.nextGaussian(), 0
              }));
    }
    return rows;
  }

  private static List<String> objections(List<Row> rows) {
    return GATE.objections(PairedComparison.of(rows, 2, 1), List.of());
  }

  @Test
  void aBetterModelPasses() {
    PairedComparison comparison = PairedComparison.of(rows(0.5, 2, 2), 2, 1);
    assertThat(GATE.objections(comparison, List.of())).isEmpty();
    assertThat(comparison.all().challenger()).isGreaterThan(comparison.all().champion());
    assertThat(comparison.all().low()).isLessThan(comparison.all().high());
    assertThat(comparison.all().rows()).isEqualTo(1200);
    assertThat(comparison.slices()).extracting(slice -> slice.slice()).contains("first", "second");
  }

  @Test
  void aWorseOneAndItsEqualDoNot() {
    assertThat(objections(rows(2, 0.5, 0.5))).first().asString().contains("not better", "all -0.");
    assertThat(objections(rows(1, 1, 1))).first().asString().contains("not better");
  }

  @Test
  void oneThatIsBetterOverAllAndWorseInASliceDoesNot() {
    List<String> objections = objections(rows(1, 3, 0.3));
    assertThat(objections).hasSize(1);
    assertThat(objections.get(0)).contains("second -0.", "can not be ruled out", "n 300");
  }

  @Test
  void oneThatLacksAHeadDoesNot() {
    PairedComparison comparison = PairedComparison.of(rows(0.5, 2, 2), 2, 1);
    assertThat(GATE.objections(comparison, List.of(Label.of(HarmCategory.VIOLENCE))))
        .containsExactly("it has no head for violence");
  }

  @Test
  void aModelAgainstItselfHasNoDifference() {
    List<Row> same =
        rows(1, 1, 1).stream()
            .map(r -> new Row(r.slices(), r.truths(), r.champion(), r.champion()))
            .toList();
    PairedComparison comparison = PairedComparison.of(same, 2, 1);
    assertThat(comparison.all().low()).isZero();
    assertThat(comparison.all().high()).isZero();
  }

  @Test
  void theFigureIsTheAveragePrecisionOfTheRowsTiesIncluded() {
    List<Row> rows = new ArrayList<>();
    List<Scored> scored = new ArrayList<>();
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      double score = random.nextInt(20);
      boolean positive = random.nextInt(30) < score;
      scored.add(new Scored(score, positive));
      rows.add(
          new Row(
              List.of(),
              new byte[] {(byte) (positive ? 1 : 0)},
              new double[] {score},
              new double[] {-score}));
    }
    PairedComparison comparison = PairedComparison.of(rows, 1, 1);
    assertThat(comparison.all().champion())
        .isCloseTo(Measure.averagePrecision(scored), within(1e-12));
    assertThat(comparison.slices()).isEmpty();
  }

  @Test
  void rowsWithoutBothAnswersCanNotDecide() {
    List<Row> empty = List.of(new Row(List.of(), new byte[] {-1}, new double[1], new double[1]));
    assertThatThrownBy(() -> PairedComparison.of(empty, 1, 1))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("--data");
  }
}
