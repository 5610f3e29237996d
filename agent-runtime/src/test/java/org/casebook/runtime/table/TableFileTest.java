package org.casebook.runtime.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.casebook.runtime.domain.CasebookException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {
  @TempDir private Path folder;

  @Test
  void separatorsQuotesAndLineEndsInCellsAreUnderstood() throws IOException {
    String text = "body;y;note\r\n\"one; \"\"two\"\"\nthree\";1;\r\nfour;0;x\r\n";
    Path file = Files.writeString(folder.resolve("a.csv"), "\uFEFF" + text);
    assertThat(rows(file))
        .containsExactly(
            "{\"body\":\"one; \\\"two\\\"\\nthree\",\"y\":\"1\"}",
            "{\"body\":\"four\",\"y\":\"0\",\"note\":\"x\"}");
    assertThat(TableFile.of(file).preview(1).columns()).containsExactly("body", "y", "note");
    assertThat(TableFile.of(file).preview(1).rows()).hasSize(1);
  }

  @Test
  void aRowOfAnotherWidthIsToldWithItsLineAndTheOthersAreRead() throws IOException {
    Path file = Files.writeString(folder.resolve("a.tsv"), "a\tb\n1\t2\n3\n4\t5\n");
    List<String> good = new ArrayList<>();
    List<String> bad = new ArrayList<>();
    read(file, good, bad);
    assertThat(good).hasSize(2);
    assertThat(bad).singleElement().asString().contains("a.tsv:3: the row has 1 cells", "header 2");
  }

  @Test
  void aQuoteThatIsNeverClosedEndsWithOneError() throws IOException {
    Path file = folder.resolve("a.csv");
    Files.writeString(file, "a,b\n\"" + "x".repeat(TableFile.LONGEST_ROW + 100_000));
    assertThatThrownBy(() -> rows(file)).hasMessageContaining("is a quote left open");
  }

  @Test
  void otherEncodingsAreNamed() throws IOException {
    Path latin =
        Files.write(
            folder.resolve("a.csv"), "a,b\ngr\u00fcn,1\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> rows(latin))
        .satisfies(
            e ->
                assertThat(TableFile.of(latin).unreadable((IOException) e))
                    .hasMessageContaining("is not UTF-8 text"));
    Path wide =
        Files.write(folder.resolve("b.csv"), "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(() -> rows(wide)).hasMessageContaining("UTF-16");
  }

  @Test
  void whatExpandsWithoutMeasureIsRefused() throws IOException {
    Path file = folder.resolve("bomb.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      byte[] block = "{}\n".repeat(1 << 18).getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < 128; i++) {
        out.write(block);
      }
    }
    assertThatThrownBy(
            () -> {
              try (RowReader reader = TableFile.of(file).open()) {
                while (reader.next().isPresent()) {}
              }
            })
        .hasMessageContaining("expands");
  }

  @Test
  void columnsWithoutNamesOfTheirOwnAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "a,a\n1,2\n");
    assertThatThrownBy(() -> rows(file)).hasMessageContaining("a name of its own");
    Path empty = Files.writeString(folder.resolve("b.csv"), "");
    assertThatThrownBy(() -> rows(empty)).hasMessageContaining("empty");
    assertThatThrownBy(() -> TableFile.of(folder.resolve("a.xls")))
        .hasMessageContaining(".parquet");
  }

  @Test
  void nestedRowsHaveColumnsByPath() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.jsonl"),
            """
            {"id":"1","context":{"country":null,"surface":"post"},"signals":{"cue.slur":1}}

            {"id":"2","gold":{"action":"allow"}}
            """);
    assertThat(TableFile.of(file).preview(10).columns())
        .containsExactly("id", "context.country", "context.surface", "signals", "gold.action");
  }

  private static List<String> rows(Path file) throws IOException {
    List<String> good = new ArrayList<>();
    read(file, good, new ArrayList<>());
    return good;
  }

  private static void read(Path file, List<String> good, List<String> bad) throws IOException {
    try (RowReader reader = TableFile.of(file).open()) {
      for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
        try {
          ObjectNode content = row.get().content().get();
          good.add(content.toString());
        } catch (CasebookException e) {
          bad.add(e.getMessage());
        }
      }
      assertThat(reader.done()).isEqualTo(1);
    }
  }
}
