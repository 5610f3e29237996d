package org.casebook.runtime.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.table.ColumnMapping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamedBacktestTest {
  private static final Thresholds THRESHOLDS = Thresholds.of(FusionSettings.bundled());
  private final ExecutorService workers = Executors.newFixedThreadPool(2);

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    workers.shutdownNow();
  }

  @Test
  void aSampleIsTheSameAfterItWasWrittenAndRead() throws IOException {
    for (Sample sample : new RandomPolicies(new Random(3)).samples(300)) {
      assertThat(SampleRow.read(json(SampleRow.write(sample)), "here", sample.day().minusDays(1)))
          .isEqualTo(sample);
    }
  }

  @Test
  void filesGiveTheReportOfTheSamplesInThem() throws IOException, InterruptedException {
    RandomPolicies chance = new RandomPolicies(new Random(21));
    Policy before = chance.policy();
    Policy after = chance.policy();
    List<Sample> samples = chance.samples(20_000);
    Path first = write("a.jsonl.gz", samples.subList(0, 9_000));
    Path second = write("b.jsonl.gz", samples.subList(9_000, 20_000));
    List<Long> told = new ArrayList<>();
    BacktestReport streamed =
        new StreamedBacktest(
                THRESHOLDS,
                Optional.of(before),
                after,
                ColumnMapping.NONE,
                problem -> assertThat(problem).isNull(),
                told::add)
            .run(List.of(first, second), workers, 3);
    BacktestReport whole =
        new Backtest(EvidenceBlock.blocks(samples), THRESHOLDS, workers).run(before, after);
    assertThat(streamed).isEqualTo(whole);
    assertThat(told).isSorted().last().isEqualTo(20_000L);
    assertThat(json(streamed, before, after)).isEqualTo(json(whole, before, after));
  }

  private static ObjectNode json(String text) throws IOException {
    return (ObjectNode) new ObjectMapper().readTree(text);
  }

  private static String json(BacktestReport report, Policy before, Policy after) {
    return CanonicalJson.write(BacktestDocument.of(report, Optional.of(before), after, 50));
  }

  @Test
  void badRowsAreToldWithTheirPlaceAndLeftOut() throws IOException, InterruptedException {
    Path file = folder.resolve("rows.jsonl");
    Files.writeString(
        file,
        """
        {"id":"good","day":"2026-06-01","signals":["cue.slur","harm.hate"]}

        {"id":"cut
        {"id":"x","day":"soon"}
        {"id":"y","day":"2026-06-01","beliefs":{"hat":0.5}}
        {"id":"z","day":"2026-06-01","signals":{"cue.slur":2}}
        {"day":"2026-06-01"}
        {"id":"g","day":"2026-06-01","gold":{"action":"ban"}}
        """);
    List<String> problems = new ArrayList<>();
    BacktestReport report = run(file, problems);
    assertThat(problems).hasSize(6);
    for (int i = 0; i < problems.size(); i++) {
      assertThat(problems.get(i)).startsWith(file + ":" + (3 + i) + ": ");
    }
    assertThat(report.after())
        .hasEntrySatisfying(
            BacktestReport.ALL, counts -> assertThat(counts.samples()).isEqualTo(1));
  }

  @Test
  void aRowMayHaveTheFormOfACase() throws IOException {
    Sample read =
        SampleRow.read(
            json(
                """
            {"id":"a","signals":["cue.slur","harm.hate"],
             "context":{"country":null,"surface":"post"},"gold":{"action":"remove","clauses":[]}}
            """),
            "here",
            java.time.LocalDate.EPOCH);
    assertThat(read.surface()).isEqualTo("post");
    assertThat(read.country()).isEmpty();
    assertThat(read.day()).isEqualTo(java.time.LocalDate.EPOCH);
    assertThat(read.beliefs()).containsOnlyKeys(org.casebook.runtime.domain.HarmArea.HATE);
  }

  @Test
  void aBrokenFileIsNamed() throws IOException {
    Path file = folder.resolve("rows.jsonl.gz");
    Files.writeString(file, "this is not gzip");
    assertThatThrownBy(() -> run(file, new ArrayList<>()))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining(file.toString());
  }

  private BacktestReport run(Path file, List<String> problems) throws InterruptedException {
    Policy policy = new RandomPolicies(new Random(1)).policy();
    return new StreamedBacktest(
            THRESHOLDS, Optional.empty(), policy, ColumnMapping.NONE, problems::add, n -> {})
        .run(List.of(file), workers, 2);
  }

  private Path write(String name, List<Sample> samples) throws IOException {
    Path file = folder.resolve(name);
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      for (Sample sample : samples) {
        out.write(SampleRow.write(sample) + "\n");
      }
    }
    return file;
  }
}
