package org.casebook.models.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.ModelException;
import org.casebook.models.training.LabelledRow;
import org.junit.jupiter.api.Test;

/** The grammars make complete, distinct cases of both kinds in every language. */
class FunctionalCasesTest {
  private static final Label HATE = Label.of(HarmCategory.HATE);
  private static final List<LabelledRow> ROWS = FunctionalCases.rows(42);

  @Test
  void everyLanguageHasBothKinds() {
    Map<String, Map<Boolean, Long>> counts =
        ROWS.stream()
            .filter(row -> row.labels().containsKey(HATE))
            .collect(
                Collectors.groupingBy(
                    LabelledRow::language,
                    Collectors.groupingBy(
                        row -> row.labels().getOrDefault(HATE, false), Collectors.counting())));
    assertThat(counts).hasSize(14);
    counts.forEach(
        (language, kinds) ->
            assertThat(kinds.values()).as(language).hasSize(2).allMatch(count -> count > 80));
  }

  @Test
  void noSlotIsLeftOpenAndIdsAreUnique() {
    assertThat(ROWS).noneMatch(row -> row.text().matches(".*[{}|].*"));
    assertThat(ROWS.stream().map(LabelledRow::id).distinct().count()).isEqualTo(ROWS.size());
    assertThat(FunctionalCases.rows(42)).isEqualTo(ROWS);
    assertThat(FunctionalCases.rows(43)).isNotEqualTo(ROWS);
  }

  @Test
  void aProblemNamesItsLine() {
    assertThatThrownBy(() -> FunctionalGrammar.parse("x.txt", List.of("[a] hate=2", "Hi.")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("x.txt:1");
    assertThatThrownBy(() -> FunctionalGrammar.parse("x.txt", List.of("[a] hate=1", "Hi {Q}.")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("x.txt:2");
  }
}
