package org.casebook.runtime.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.casebook.runtime.domain.CasebookException;
import org.junit.jupiter.api.Test;

class MappedRowTest {
  private static final String HERE = "dir/rows.csv:7";

  @Test
  void namesOfColumnsAreGuessed() {
    assertThat(
            ColumnMapping.guess(
                    List.of("Comment Text", "y", "Language", "created_at", "post-id", "other"))
                .columns())
        .containsEntry(Field.TEXT, "Comment Text")
        .containsEntry(Field.LABEL, "y")
        .containsEntry(Field.LANGUAGE, "Language")
        .containsEntry(Field.DAY, "created_at")
        .containsEntry(Field.ID, "post-id")
        .hasSize(5);
  }

  @Test
  void oneColumnIsOneFieldAndWhatIsGivenComesFirst() {
    ColumnMapping guess = ColumnMapping.guess(List.of("body", "y", "topic"));
    ColumnMapping given = ColumnMapping.parse("label=, text=y ,slice=topic,slice:team=body");
    ColumnMapping both = guess.with(given);
    assertThat(both.columns()).containsOnlyKeys(Field.TEXT).containsValue("y");
    assertThat(both.slices()).containsEntry("topic", "topic").containsEntry("team", "body");
    assertThatThrownBy(() -> ColumnMapping.parse("title=x"))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("FIELD=COLUMN")
        .hasMessageContaining("text");
    assertThatThrownBy(() -> given.in(List.of("y", "topic"), "rows.csv"))
        .hasMessageContaining("rows.csv: there is no column body; it has y, topic");
  }

  @Test
  void aRowGetsTheFormOfSamplesAndCases() {
    ObjectNode row =
        row(
            "{\"body\":\"b\",\"y\":\"1\",\"c\":\"de\",\"when\":\"2026-03-04 10:00\",\"s\":"
                + "\"cue.slur=0.5; harm.hate\",\"r\":\"HT3.a|HT3.b\",\"team\":null}",
            "text=body,label=y,country=c,day=when,signals=s,clauses=r,slice=team");
    assertThat(row.path("id").asText()).isEqualTo("rows.csv:7");
    assertThat(row.path("text").asText()).isEqualTo("b");
    assertThat(row.path("country").asText()).isEqualTo("de");
    assertThat(row.path("context").toString())
        .contains("\"country\":\"de\"", "\"created_at\":\"2026-03-04T00:00:00Z\"");
    assertThat(row.path("day").asText()).isEqualTo("2026-03-04");
    assertThat(row.path("signals").toString()).isEqualTo("{\"cue.slur\":0.5,\"harm.hate\":1.0}");
    assertThat(row.path("gold").toString())
        .contains("\"action\":\"remove\"", "[\"HT3.a\",\"HT3.b\"]");
    assertThat(row.path("slices").toString()).isEqualTo("{\"team\":\"none\"}");
  }

  @Test
  void wrongValuesAreToldWithTheirColumn() {
    assertThatThrownBy(() -> row("{\"when\":\"yesterday\"}", "day=when"))
        .hasMessage(HERE + ": column when: \"yesterday\" is no day; write it as 2026-01-31");
    assertThatThrownBy(() -> row("{\"s\":\"cue.slur=high\"}", "signals=s"))
        .hasMessageContaining(HERE + ": column s: \"high\" is no strength");
  }

  @Test
  void keysThatASchemaFillsWithNullAreNoSignals() {
    assertThat(
            row("{\"s\":{\"cue.slur\":1,\"cue.threat\":null}}", "signals=s")
                .path("signals")
                .toString())
        .isEqualTo("{\"cue.slur\":1}");
  }

  private static ObjectNode row(String json, String mapping) {
    return MappedRow.of(JsonLines.parse(json, HERE), ColumnMapping.parse(mapping), HERE);
  }
}
