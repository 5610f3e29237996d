package org.casebook.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.samples.Observed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class EvalPolicyCommandTest {
  @TempDir private Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<CaseDraft> seen = new ArrayList<>();

  @Test
  void anAgentThatAllowsAllIsRightOnWhatIsCleanAlone() throws Exception {
    assertThat(run("community", "--examples", "60", "--made-up", "40", "--json")).isZero();
    assertThat(seen).hasSize(100).extracting(CaseDraft::id).doesNotHaveDuplicates();
    JsonNode report = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
    double exact = value(report, "policy.community.examples.exact");
    assertThat(exact).isBetween(0.05, 0.7);
    assertThat(value(report, "policy.all.depth_1.exact")).isZero();
    assertThat(value(report, "policy.all.signals_found")).isLessThan(0.5);
    assertThat(report.path("signals").findValuesAsText("signal"))
        .anyMatch(signal -> signal.startsWith("harm."));
  }

  @Test
  void theSameSeedDrawsTheSameRows() throws Exception {
    run("community", "--examples", "5", "--made-up", "5", "--seed", "7");
    List<String> first = seen.stream().map(CaseDraft::id).toList();
    seen.clear();
    run("community", "--examples", "5", "--made-up", "5", "--seed", "7");
    assertThat(seen).extracting(CaseDraft::id).isEqualTo(first);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("precision", "all.exact");
  }

  @Test
  void nothingToMeasureIsSaidAndNotCalledZero() {
    assertThatThrownBy(() -> run("community", "--examples", "0", "--made-up", "0"))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("nothing to measure");
    assertThatThrownBy(() -> run("community", "--made-up", "-1"))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("--made-up");
  }

  private static double value(JsonNode report, String metric) {
    for (JsonNode one : report.path("metrics")) {
      if (one.path("metric").asText().equals(metric)) {
        return one.path("value").asDouble();
      }
    }
    throw new AssertionError(metric + " is not measured");
  }

  private int run(String... args) throws Exception {
    EvalPolicyCommand command =
        new EvalPolicyCommand(
            Runtimes::readPolicy,
            Runtimes::madeUpSamples,
            (workspace, policy, planner) -> new AllowsAll(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    CommandLine line = new CommandLine(command);
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--home", home.toString()));
    line.parseArgs(all.toArray(String[]::new));
    return command.call();
  }

  private final class AllowsAll implements RawContent {
    @Override
    public CompletableFuture<Observed> observe(CaseDraft draft) {
      seen.add(draft);
      TreeMap<String, SortedSet<String>> none = new TreeMap<>(Map.of());
      none.put("harm.hate", new TreeSet<>(Set.of(Observed.FUSION)));
      return CompletableFuture.completedFuture(new Observed(Action.ALLOW, Set.of(), none));
    }

    @Override
    public void close() {}
  }
}
