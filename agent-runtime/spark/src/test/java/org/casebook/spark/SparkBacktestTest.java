package org.casebook.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.casebook.runtime.backtest.BacktestDocument;
import org.casebook.runtime.backtest.BacktestReport;
import org.casebook.runtime.backtest.StreamedBacktest;
import org.casebook.runtime.backtest.Thresholds;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.policy.PolicyText;
import org.casebook.runtime.table.ColumnMapping;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The made-up samples that come with Casebook, under a policy with edits. */
class SparkBacktestTest {
  private static final Path BUNDLED =
      Path.of(
          System.getProperty("casebook.root"), "samples/src/main/resources/org/casebook/samples");
  private static final Path SAMPLES = BUNDLED.resolve("synthetic/synthetic-community.jsonl.gz");
  private static final Path POLICY = BUNDLED.resolve("policies/community");

  @TempDir private static Path folder;
  private static JavaSparkContext spark;
  private static PolicyText before;
  private static PolicyText after;
  private static BacktestReport expected;

  @BeforeAll
  static void open() throws InterruptedException {
    spark =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[2]")
                .setAppName("test")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.driver.host", "127.0.0.1"));
    before = PolicyText.of(POLICY);
    after = edited(before);
    expected = onThisMachine(ColumnMapping.NONE, List.of(SAMPLES));
  }

  /** Another action in two clauses. */
  private static PolicyText edited(PolicyText text) {
    String hate = PolicyText.clauseFile("HT3.a");
    assertThat(text.file(hate)).contains("action: remove");
    PolicyText changed =
        text.with(hate, text.file(hate).replace("action: remove", "action: restrict"));
    String scam = PolicyText.clauseFile("SP3.a");
    assertThat(text.file(scam)).contains("action: ");
    return changed.with(scam, text.file(scam).replaceFirst("action: [a-z]+", "action: label"));
  }

  private static BacktestReport onThisMachine(ColumnMapping given, List<Path> files)
      throws InterruptedException {
    PackedPolicies policies = new PackedPolicies(Optional.of(before), after);
    ExecutorService workers = Executors.newFixedThreadPool(2);
    try {
      return new StreamedBacktest(
              Thresholds.of(FusionSettings.bundled()),
              policies.before(),
              policies.after(),
              given,
              problem -> assertThat(problem).isEmpty(),
              n -> {})
          .run(files, workers, 4);
    } finally {
      workers.shutdownNow();
    }
  }

  @AfterAll
  static void close() {
    spark.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void linesInAnyNumberOfPartitionsGiveTheReportOfOneMachine(int partitions) {
    Tally tally = run(ColumnMapping.NONE, partitions, SAMPLES);
    assertThat(tally.refused()).isZero();
    assertThat(tally.samples()).isGreaterThan(5000);
    assertThat(tally.report().changed()).isPositive();
    assertThat(tally.report()).isEqualTo(expected);
    assertThat(json(tally.report())).isEqualTo(json(expected));
  }

  @Test
  void plainLinesAreSplitWithinTheFile() throws IOException {
    Path lines = folder.resolve("plain.jsonl");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(SAMPLES))) {
      Files.copy(in, lines);
    }
    assertThat(spark.textFile(lines.toString()).getNumPartitions()).isGreaterThan(1);
    assertThat(json(run(ColumnMapping.NONE, 0, lines).report())).isEqualTo(json(expected));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void filesWithColumnsGiveTheReportOfOneMachine(int partitions)
      throws IOException, InterruptedException {
    Path tables = Files.createDirectories(folder.resolve("tables-" + partitions));
    List<Path> files = tables(tables, 5);
    ColumnMapping given = ColumnMapping.parse("signals=seen,label=y,slice=team");
    BacktestReport alone = onThisMachine(given, files);
    Tally tally = run(given, partitions, tables.resolve("*.csv"));
    assertThat(tally.refused()).isZero();
    assertThat(alone.changed()).isPositive();
    assertThat(json(tally.report())).isEqualTo(json(alone)).contains("team=b");
  }

  /** The samples without ids in some files, so that rows are called by file and line. */
  private static List<Path> tables(Path folder, int parts) throws IOException {
    List<StringBuilder> texts = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      texts.add(new StringBuilder("seen,y,language,team\n"));
    }
    ObjectMapper mapper = new ObjectMapper();
    int row = 0;
    for (String line : lines()) {
      JsonNode sample = mapper.readTree(line);
      texts
          .get(row++ % parts)
          .append('"')
          .append(sample.path("signals").toString().replace("\"", "\"\""))
          .append("\",")
          .append(sample.path("gold").path("action").asText())
          .append(',')
          .append(sample.path("lang").asText())
          .append(row % 2 == 0 ? ",a\n" : ",b\n");
    }
    List<Path> files = new ArrayList<>();
    for (StringBuilder text : texts) {
      files.add(Files.writeString(folder.resolve("part-" + files.size() + ".csv"), text));
    }
    return files;
  }

  private static List<String> lines() throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(SAMPLES))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void parquetIsReadBesideTheHadoopOfSpark() throws IOException, InterruptedException {
    Path parquet = Parquet.write(folder.resolve("some.parquet"), lines());
    BacktestReport alone = onThisMachine(ColumnMapping.NONE, List.of(parquet));
    Tally tally = run(ColumnMapping.NONE, 0, parquet);
    assertThat(tally.samples()).isGreaterThan(5000);
    assertThat(alone.changed()).isPositive();
    assertThat(json(tally.report())).isEqualTo(json(alone));
  }

  @Test
  void theCommandWritesTheReportAndSaysWhatIsWrong() throws IOException {
    Path csv = folder.resolve("mine.csv");
    Files.writeString(
        csv, "key,seen,y\n1,cue.slur;harm.hate=0.99,remove\n2,,0\n3,cue.slur=9,remove\n");
    Path out = folder.resolve("report.json");
    String said = command("signals=seen", csv, out);
    assertThat(Files.readString(out)).contains("\"samples\":2");
    assertThat(said)
        .contains(csv + ":4", "2 samples, 1 rows left out")
        .doesNotContain("/casebook-");
    assertThatThrownBy(() -> command("signals=nowhere", csv, out))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining(csv + ": there is no column nowhere");
    assertThatThrownBy(() -> SparkBacktestCommand.run(spark, new String[0], System.err))
        .hasMessageContaining("--policy");
  }

  @Test
  void whatCanNotBeReadIsNamed() throws IOException {
    Path missing = folder.resolve("missing.jsonl");
    assertThatThrownBy(() -> run(ColumnMapping.NONE, 0, missing))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("missing.jsonl")
        .hasMessageContaining("check the path");
    byte[] whole = Files.readAllBytes(SAMPLES);
    Path cut = Files.write(folder.resolve("cut.jsonl.gz"), Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> run(ColumnMapping.NONE, 0, cut))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("cut.jsonl.gz");
    Path lines = Files.writeString(folder.resolve("bad.jsonl"), "{\"id\":\"1\"}\n\n[]\n");
    Tally tally = run(ColumnMapping.NONE, 1, lines);
    assertThat(tally.samples()).isEqualTo(1);
    assertThat(tally.problems()).singleElement().asString().contains("bad.jsonl part ");
  }

  private static String command(String map, Path samples, Path out) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    String[] args = {
      "--policy",
      POLICY.toString(),
      "--samples",
      samples.toString(),
      "--map",
      map,
      "--out",
      out.toString()
    };
    SparkBacktestCommand.run(spark, args, new PrintStream(said, true, StandardCharsets.UTF_8));
    return said.toString(StandardCharsets.UTF_8);
  }

  private static Tally run(ColumnMapping given, int partitions, Path samples) {
    return new SparkBacktest(spark, given, partitions)
        .run(Optional.of(before), after, List.of(samples.toString()));
  }

  private static String json(BacktestReport report) {
    PackedPolicies policies = new PackedPolicies(Optional.of(before), after);
    return CanonicalJson.write(
        BacktestDocument.of(report, policies.before(), policies.after(), 100));
  }
}
