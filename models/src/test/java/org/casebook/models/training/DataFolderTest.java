package org.casebook.models.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Public data are read as their annotators meant them: what was not asked stays unknown. */
class DataFolderTest {
  @TempDir Path folder;

  @Test
  void aMissingKeyIsUnknown() throws IOException {
    write("openai_moderation_half", "{\"id\":\"a\",\"text\":\"x\",\"labels\":{\"H\":0,\"HR\":1}}");
    LabelledRow row = DataFolder.read(folder).rows().get(0);
    assertThat(row.labels())
        .isEqualTo(
            Map.of(
                Label.of(HarmCategory.HATE),
                false,
                Label.of(HarmCategory.HARASSMENT),
                true,
                Label.ANY,
                true));
  }

  @Test
  void offensiveIsNotTheSameAsNotHateful() throws IOException {
    write(
        "davidson",
        "{\"id\":\"a\",\"text\":\"x\",\"labels\":{\"class\":\"offensive\"},\"votes\":{\"hate_speech\":1}}\n"
            + "{\"id\":\"b\",\"text\":\"y\",\"labels\":{\"class\":\"offensive\"},\"votes\":{\"hate_speech\":0}}");
    List<LabelledRow> rows = DataFolder.read(folder).rows();
    assertThat(rows.get(0).labels()).isEmpty();
    assertThat(rows.get(1).labels()).isEqualTo(Map.of(Label.of(HarmCategory.HATE), false));
  }

  @Test
  void commentsAreCutIntoSentencesWithAndWithoutAMark() throws IOException {
    write(
        "toxic_spans",
        "{\"id\":\"a\",\"lang\":\"en\",\"text\":\"The weather was fine. You are a grobnak, sir.\","
            + "\"spans\":[[32,39]]}");
    List<LabelledRow> rows = DataFolder.read(folder).rows();
    assertThat(rows)
        .extracting(LabelledRow::text)
        .containsExactly("The weather was fine.", "You are a grobnak, sir.");
    Label harassment = Label.of(HarmCategory.HARASSMENT);
    assertThat(rows).extracting(row -> row.labels().get(harassment)).containsExactly(false, true);
    assertThat(rows.get(0).pair()).isEqualTo(rows.get(1).pair()).isPresent();
  }

  @Test
  void harmlessParagraphsAreAlsoReadInClauses() throws IOException {
    write(
        "udhr_lid",
        "{\"id\":\"u\",\"lang\":\"kor\",\"text\":\"모든 인간은 태어날 때부터 자유로우며, 존엄과 권리에 있어 동등하다.\"}");
    List<LabelledRow> rows = DataFolder.read(folder).rows();
    assertThat(rows)
        .extracting(LabelledRow::text)
        .contains("모든 인간은 태어날 때부터 자유로우며", "존엄과 권리에 있어 동등하다")
        .hasSize(3);
    assertThat(rows).allMatch(row -> row.labels().containsValue(false) && row.pair().isPresent());
  }

  @Test
  void collectorsMarksAreUndone() {
    assertThat(SourceText.clean("RT @USER: a &amp;amp; b &#8220;c&#8221; <url>|LBR|<person>"))
        .isEqualTo("@user: a & b \u201cc\u201d  https://link.example \nperson");
  }

  @Test
  void aBrokenLineIsNamed() throws IOException {
    write("toxigen", "{\"id\":\"a\",\"text\":\"x\",\"labels\":{}}\n{\"id\":");
    assertThatThrownBy(() -> DataFolder.read(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("toxigen.jsonl.gz:2");
  }

  @Test
  void anEmptyFolderSaysWhatWasExpected() {
    assertThatThrownBy(() -> DataFolder.read(folder))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("toxigen.jsonl.gz");
  }

  private void write(String name, String lines) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".jsonl.gz")))) {
      out.write(lines.getBytes(StandardCharsets.UTF_8));
    }
  }
}
