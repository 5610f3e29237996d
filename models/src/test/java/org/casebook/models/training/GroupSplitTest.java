package org.casebook.models.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Near-duplicates and pairs never part; the split depends on texts alone. */
class GroupSplitTest {
  private static final List<LabelledRow> ROWS = SyntheticRows.of(600, 3);

  @Test
  void nearDuplicatesOfEveryRowLandInItsSplit() {
    List<LabelledRow> rows = new ArrayList<>(ROWS);
    for (LabelledRow row : ROWS) {
      rows.add(copy(row, "RT @someone: " + row.text().toUpperCase(Locale.ROOT) + "!!! 🦊"));
      rows.add(copy(row, row.text() + " https://link.example/x"));
      rows.add(copy(row, row.text().replaceFirst("\\w\\w ", "xx ")));
    }
    List<Split> splits = GroupSplit.assign(rows, 42);
    for (int i = ROWS.size(); i < rows.size(); i++) {
      assertThat(splits.get(i)).isEqualTo(splits.get((i - ROWS.size()) / 3));
    }
  }

  @Test
  void orderDoesNotMatter() {
    List<LabelledRow> shuffled = new ArrayList<>(ROWS);
    Collections.shuffle(shuffled, new Random(1));
    Map<String, Split> first = byId(ROWS, 42);
    assertThat(byId(shuffled, 42)).isEqualTo(first);
    assertThat(byId(ROWS, 43)).isNotEqualTo(first);
  }

  @Test
  void anEncoderIsTunedOnFitRowsThatResembleNoneOfTheSourceKeptUnseen() {
    List<LabelledRow> rows = new ArrayList<>(ROWS);
    for (LabelledRow row : ROWS.subList(0, 100)) {
      rows.add(
          new LabelledRow(
              "kept " + row.id(),
              "kept",
              row.language(),
              row.text() + "!!!",
              row.labels(),
              Optional.empty()));
    }
    List<LabelledRow> tuned = GroupSplit.toTune(rows, "kept", 42);
    assertThat(tuned).isNotEmpty().doesNotContainAnyElementsOf(ROWS.subList(0, 100));
    assertThat(tuned).noneMatch(row -> row.source().equals("kept"));
    List<Split> splits = GroupSplit.assign(rows, 42);
    tuned.forEach(row -> assertThat(splits.get(rows.indexOf(row))).isEqualTo(Split.FIT));
  }

  @Test
  void sharesAreAboutAsAnnounced() {
    List<Split> splits = GroupSplit.assign(ROWS, 42);
    assertThat(Collections.frequency(splits, Split.FIT)).isBetween(370, 470);
    assertThat(Collections.frequency(splits, Split.CALIBRATE)).isBetween(35, 90);
    assertThat(Collections.frequency(splits, Split.AGENT)).isBetween(25, 75);
    assertThat(Collections.frequency(splits, Split.REPORT)).isBetween(45, 105);
  }

  @Test
  void theHalvesOfAPairStayTogether() {
    List<LabelledRow> rows = new ArrayList<>();
    for (int i = 0; i + 1 < ROWS.size(); i += 2) {
      rows.add(paired(ROWS.get(i), "p" + i));
      rows.add(paired(ROWS.get(i + 1), "p" + i));
    }
    List<Split> splits = GroupSplit.assign(rows, 42);
    int[] folds = GroupSplit.folds(rows, 5, 42);
    for (int i = 0; i < rows.size(); i += 2) {
      assertThat(splits.get(i)).isEqualTo(splits.get(i + 1));
      assertThat(folds[i]).isEqualTo(folds[i + 1]).isBetween(0, 4);
    }
  }

  private static Map<String, Split> byId(List<LabelledRow> rows, long seed) {
    List<Split> splits = GroupSplit.assign(rows, seed);
    Map<String, Split> byId = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      byId.put(rows.get(i).id(), splits.get(i));
    }
    return byId;
  }

  private static LabelledRow copy(LabelledRow row, String text) {
    return new LabelledRow(
        row.id() + "+", "other", row.language(), text, row.labels(), Optional.empty());
  }

  private static LabelledRow paired(LabelledRow row, String pair) {
    return new LabelledRow(
        row.id(), "pairs", row.language(), row.text(), row.labels(), Optional.of(pair));
  }
}
