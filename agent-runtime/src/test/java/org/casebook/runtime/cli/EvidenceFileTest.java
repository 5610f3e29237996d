package org.casebook.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFileTest {
  @TempDir private Path folder;

  @Test
  void rowsSurviveAnInterruptionAndAreNotMadeAgain() throws IOException {
    Path file = folder.resolve("rows.jsonl.gz");
    try (EvidenceFile first = EvidenceFile.open(file)) {
      first.add("{\"id\":\"a\"}", "ka");
      first.add("{\"id\":\"b\"}", "kb");
    }
    assertThat(file).as("nothing is there before all is done").doesNotExist();
    Files.writeString(
        folder.resolve("rows.jsonl.gz.journal"), "{\"id\":\"c\",\"ma", StandardOpenOption.APPEND);
    try (EvidenceFile second = EvidenceFile.open(file)) {
      assertThat(second.knows("kb")).isTrue();
      assertThat(second.knows("kc")).isFalse();
      second.keep("kb");
      second.add("{\"id\":\"c\"}", "kc");
      second.commit();
    }
    assertThat(lines(file))
        .containsExactly(
            "{\"id\":\"b\",\"made_from\":\"kb\"}", "{\"id\":\"c\",\"made_from\":\"kc\"}");
    assertThat(folder.resolve("rows.jsonl.gz.journal")).doesNotExist();
  }

  private static List<String> lines(Path file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }
}
