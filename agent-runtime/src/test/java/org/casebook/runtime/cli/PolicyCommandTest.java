package org.casebook.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.policy.InvalidPolicyException;
import org.casebook.runtime.policy.Policies;
import org.casebook.runtime.policy.Policy.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PolicyCommandTest {
  @TempDir private Path folder;
  @TempDir private Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void checkPassesOnTheBundledPolicyAndSaysWhatItIs() throws Exception {
    assertThat(run("check")).isZero();
    assertThat(text()).startsWith("community ").contains("clauses", "examples; sha256");
  }

  @Test
  void aBundledPolicyIsCalledByItsName() throws Exception {
    assertThat(run("check", "community")).isZero();
    assertThat(text()).startsWith("community ");
  }

  @Test
  void checkReportsAllProblemsAndExitsWithTwo() throws Exception {
    broken();
    assertThat(run("check", folder.toString())).isEqualTo(2);
    assertThat(text())
        .contains("clauses/HT1.a.md:5:9: unknown action 'restrikt'")
        .contains("            ^")
        .contains("did you mean 'restrict'?")
        .contains("policy.yaml:1:5: 'Small' is no id")
        .endsWith("2 problems\n");
  }

  @Test
  void checkReportsAsOneJsonDocument() throws Exception {
    broken();
    assertThat(run("check", "--json", folder.toString())).isEqualTo(2);
    JsonNode report = new ObjectMapper().readTree(text());
    assertThat(report.path("problems")).hasSize(2);
    assertThat(report.path("problems").get(0).path("file").asText()).isEqualTo("clauses/HT1.a.md");
    assertThat(report.path("problems").get(0).path("line").asInt()).isEqualTo(5);
    assertThat(report.path("problems").get(0).path("column").asInt()).isEqualTo(9);
  }

  @Test
  void backtestAndDiffCountOverSamplesAndRefuseFilesWithout() throws Exception {
    Path samples = folder.resolve("samples.jsonl");
    Files.writeString(
        samples,
        """
        {"id":"a","day":"2026-06-01","beliefs":{"hate":0.99},"signals":["cue.slur"],"lang":"eng",\
        "gold":{"action":"remove","clauses":[]}}
        no sample
        {"id":"b","day":"2026-06-01","gold":{"action":"allow","clauses":[]}}
        """);
    assertThat(run("backtest", "--json", "--samples", samples.toString())).isZero();
    JsonNode report = new ObjectMapper().readTree(text());
    assertThat(report.path("samples").asInt()).isEqualTo(2);
    assertThat(report.path("slices").get(0).path("name").asText()).isEqualTo("all");
    assertThat(report.path("slices").get(1).path("name").asText()).isEqualTo("lang=eng");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(samples + ":2: ");
    out.reset();
    assertThat(run("diff", "community", "community", "--samples", samples.toString())).isZero();
    assertThat(text()).contains("0 samples change", "2 samples");
    Files.writeString(samples, "none\n");
    assertThatThrownBy(() -> run("backtest", "--samples", samples.toString()))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("not one row is a sample");
  }

  @Test
  void graphShowsAPolicyWholeAndAroundAClause() throws Exception {
    assertThat(run("graph")).isZero();
    assertThat(text()).contains(" exception\n", " excepts\n", "graph sha256 ");
    assertThat(run("graph", "--clause", "SP3.a")).isZero();
    assertThat(text()).contains("SP3.a —uses_term→ phishing ←defines— phishing");
    out.reset();
    assertThat(run("graph", "--clause", "SP3.a", "--dot")).isZero();
    assertThat(text()).startsWith("digraph").contains("EX0.l");
    out.reset();
    assertThat(run("graph", "--clause", "SP3.a", "--json")).isZero();
    JsonNode report = new ObjectMapper().readTree(text());
    assertThat(report.path("nodes").size()).isGreaterThan(10);
    assertThat(report.path("closure").toString()).contains("EX0.l");
    assertThatThrownBy(() -> run("graph", "--clause", "XX1.a"))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("--clause XX1.a");
  }

  @Test
  void namesAFolderThatIsNotThere() {
    assertThatThrownBy(() -> run("check", folder.resolve("none").toString()))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("none");
  }

  @Test
  void testGradesEveryExampleAndComparesWithTheThreshold() throws Exception {
    Policies.small(folder);
    assertThat(run("test", "--threshold", "0.7", "--misses", folder.toString())).isEqualTo(1);
    // Six of eleven examples are safe, and the pipeline under test allows everything.
    assertThat(text())
        .contains("small 1.0.0: logic right on 11 of 11 examples")
        .contains("examples.jsonl:1: HT1.a (violates): wrong, decided allow")
        .contains("54.5 % right");
    assertThat(run("test", "--threshold", "0.5", folder.toString())).isZero();
    out.reset();
    assertThat(run("test", "--json", folder.toString())).isZero();
    JsonNode total = new ObjectMapper().readTree(text()).path("total");
    assertThat(total.path("n").asInt()).isEqualTo(11);
    assertThat(total.path("right").asInt()).isEqualTo(6);
    assertThat(total.path("wrong").asInt()).isEqualTo(5);
  }

  @Test
  void testFailsWhenTheClausesContradictTheExamples() throws Exception {
    Policies.small(folder);
    Path examples = folder.resolve("examples.jsonl");
    Files.writeString(
        examples,
        Files.readString(examples)
            .replaceFirst("\"lang\": \"eng\"", "\"lang\": \"eng\", \"signals\": [\"cue.slur\"]"));
    assertThat(run("test", "--logic", folder.toString())).isEqualTo(1);
    assertThat(text())
        .contains("examples.jsonl:1: HT1.a is silent; missing: harm.hate; cue.protected_group")
        .contains("logic right on 10 of 11 examples")
        .doesNotContain("% right");
  }

  @Test
  void testNeedsAPolicyWithoutProblems() throws Exception {
    broken();
    assertThatThrownBy(() -> run("test", folder.toString()))
        .isInstanceOf(InvalidPolicyException.class);
  }

  @Test
  void searchTellsWhyAndAsJson() throws Exception {
    assertThat(run("search", "you", "won", "a", "prize", "claim", "it")).isZero();
    assertThat(text()).contains("SP2.a", "found by words #", "“");
    out.reset();
    assertThat(run("search", "--json", "--limit", "2", "you won a prize")).isZero();
    JsonNode report = new ObjectMapper().readTree(text());
    assertThat(report.path("matches")).hasSize(2);
    assertThat(report.path("matches").get(0).path("ranks").get(0).path("ranking").asText())
        .isEqualTo("words");
    out.reset();
    assertThat(run("search", "xqzwvk")).isEqualTo(1);
  }

  private void broken() throws Exception {
    Policies.small(folder);
    for (List<String> edit :
        List.of(
            List.of("clauses/HT1.a.md", "restrict", "restrikt"),
            List.of("policy.yaml", "id: small", "id: Small"))) {
      Path file = folder.resolve(edit.get(0));
      Files.writeString(file, Files.readString(file).replace(edit.get(1), edit.get(2)));
    }
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }

  private int run(String... args) throws Exception {
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    CommandLine line =
        PolicyCommand.line(
            Runtimes::readPolicy,
            (workspace, policy) -> new AllowAll(),
            InstalledSearch::new,
            Runtimes::inMemory,
            printed,
            new PrintStream(err, true, StandardCharsets.UTF_8));
    List<String> all = new ArrayList<>(List.of(args));
    if (!List.of("check", "backtest", "diff").contains(args[0])) {
      all.addAll(1, List.of("--home", home.toString()));
    }
    CommandLine.ParseResult parsed = line.parseArgs(all.toArray(String[]::new));
    Callable<?> command = (Callable<?>) parsed.subcommand().commandSpec().userObject();
    return (Integer) command.call();
  }

  /** A pipeline that finds nothing. */
  private static final class AllowAll implements ExamplePipeline {
    @Override
    public Decision decide(Example example) {
      return new Decision(
          Action.ALLOW,
          0,
          false,
          List.of(),
          List.of(),
          Optional.empty(),
          1,
          List.of(),
          List.of(),
          List.of());
    }

    @Override
    public void close() {}
  }
}
