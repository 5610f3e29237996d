package org.casebook.models.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.training.LabelledRow;
import org.junit.jupiter.api.Test;

/** Pairs and disguised copies are labelled by construction. */
class PairedCasesTest {
  private final List<LabelledRow> rows = PairedCases.rows("eng", 60, 4);

  @Test
  void everyAreaHasHarmAndItsLikeness() {
    for (HarmCategory area :
        List.of(
            HarmCategory.HATE,
            HarmCategory.HARASSMENT,
            HarmCategory.VIOLENCE,
            HarmCategory.SEXUAL,
            HarmCategory.SELF_HARM,
            HarmCategory.SCAM_SPAM)) {
      Set<Boolean> values =
          rows.stream()
              .filter(row -> row.id().startsWith("eng/" + area.key() + "/"))
              .map(row -> row.labels().getOrDefault(Label.ANY, false))
              .collect(Collectors.toSet());
      assertThat(values).as(area.key()).containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void textsDifferAndRowsOfAnActStayTogether() {
    assertThat(rows.stream().map(LabelledRow::text)).doesNotHaveDuplicates();
    assertThat(rows).allSatisfy(row -> assertThat(row.pair()).isPresent());
    assertThat(PairedCases.rows("eng", 60, 4)).isEqualTo(rows);
  }

  @Test
  void copiesAreDisguisedThenRepairedAndKeepTheirLabels() {
    Set<String> seen = new HashSet<>();
    List<LabelledRow> copies =
        AttackedCopies.of(
            rows.subList(0, 40),
            text -> {
              seen.add(text);
              return text + " repaired";
            },
            1);
    assertThat(copies).hasSizeGreaterThan(20);
    Set<String> plain = rows.stream().map(LabelledRow::text).collect(Collectors.toSet());
    assertThat(seen).hasSize(copies.size()).noneMatch(plain::contains);
    for (LabelledRow copy : copies) {
      assertThat(copy.text()).endsWith(" repaired");
      String id = copy.id().substring(0, copy.id().lastIndexOf('/'));
      LabelledRow row = rows.stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
      assertThat(copy.labels()).isEqualTo(row.labels());
    }
  }
}
