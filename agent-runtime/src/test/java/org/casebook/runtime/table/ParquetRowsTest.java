package org.casebook.runtime.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import blue.strategic.parquet.Dehydrator;
import blue.strategic.parquet.ParquetWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.casebook.runtime.domain.CasebookException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetRowsTest {
  @TempDir private Path folder;

  @Test
  void flatColumnsAreRead() throws IOException {
    Path file = flat(3000);
    TableFile table = TableFile.of(file);
    assertThat(table.preview(2).columns()).containsExactly("body", "y", "posted", "score");
    int rows = 0;
    try (RowReader reader = table.open()) {
      for (var row = reader.next(); row.isPresent(); row = reader.next()) {
        assertThat(row.get().source()).isEqualTo(file + ":" + (rows + 1));
        assertThat(row.get().content().get().toString())
            .isEqualTo(
                "{\"body\":\"text %d\",\"y\":%d,\"posted\":\"2026-01-31\",\"score\":0.5}"
                    .formatted(rows, rows % 2));
        rows++;
      }
      assertThat(reader.done()).isEqualTo(1);
    }
    assertThat(rows).isEqualTo(3000);
  }

  @Test
  void listsMapsAndGroupsBecomeJson() {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            """
            message row {
              required binary id (STRING);
              optional group gold { optional binary action (STRING);
                optional group clauses (LIST) { repeated group list { optional binary element (STRING); } } }
              optional group signals (MAP) { repeated group key_value {
                required binary key (STRING); optional double value; } }
              optional int64 at (TIMESTAMP(MILLIS,true));
            }
            """);
    Group row = new SimpleGroup(schema);
    row.add("id", "a");
    Group gold = row.addGroup("gold");
    gold.add("action", "remove");
    gold.addGroup("clauses").addGroup("list").add("element", "HT3.a");
    Group entry = row.addGroup("signals").addGroup("key_value");
    entry.add("key", "cue.slur");
    entry.add("value", 0.5);
    row.add("at", 0L);
    assertThat(ParquetValues.object(row).toString())
        .isEqualTo(
            "{\"id\":\"a\",\"gold\":{\"action\":\"remove\",\"clauses\":[\"HT3.a\"]},"
                + "\"signals\":{\"cue.slur\":0.5},\"at\":\"1970-01-01T00:00:00Z\"}");
  }

  @Test
  void damagedFilesEndWithOneErrorThatNamesThem() throws IOException {
    byte[] good = Files.readAllBytes(flat(2000));
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      byte[] bad = random.nextBoolean() ? good.clone() : Arrays.copyOf(good, random.nextInt(500));
      for (int n = 0; n < 4 && bad.length > 0; n++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("bad.parquet"), bad);
      try (RowReader reader = TableFile.of(file).open()) {
        for (var row = reader.next(); row.isPresent(); row = reader.next()) {
          assertThat(row.get().content().get()).isNotNull();
        }
      } catch (CasebookException e) {
        assertThat(e).hasMessageStartingWith(file.toString());
      } catch (IOException e) {
        assertThat(TableFile.of(file).unreadable(e)).hasMessageStartingWith(file.toString());
      }
    }
    Path text = Files.writeString(folder.resolve("text.parquet"), "this is no table at all");
    assertThatThrownBy(() -> TableFile.of(text).open()).hasMessageContaining("no whole Parquet");
  }

  private Path flat(int rows) throws IOException {
    MessageType schema =
        Types.buildMessage()
            .required(PrimitiveTypeName.BINARY)
            .as(LogicalTypeAnnotation.stringType())
            .named("body")
            .required(PrimitiveTypeName.INT32)
            .named("y")
            .required(PrimitiveTypeName.INT32)
            .as(LogicalTypeAnnotation.dateType())
            .named("posted")
            .optional(PrimitiveTypeName.DOUBLE)
            .named("score")
            .named("row");
    Path file = folder.resolve("flat" + rows + ".parquet");
    Dehydrator<Integer> dehydrator =
        (row, writer) -> {
          writer.write("body", "text " + row);
          writer.write("y", row % 2);
          writer.write("posted", (int) LocalDate.of(2026, 1, 31).toEpochDay());
          writer.write("score", 0.5);
        };
    try (ParquetWriter<Integer> out = ParquetWriter.writeFile(schema, file.toFile(), dehydrator)) {
      for (int i = 0; i < rows; i++) {
        out.write(i);
      }
    }
    return file;
  }
}
