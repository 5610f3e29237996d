package org.casebook.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.testing.TestModels;
import org.casebook.runtime.view.RunTrace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code score} and {@code triage} are the same agent: same decision, same belief. */
class ScoreMatchesTriageTest {
  private static final PrintStream QUIET =
      new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  @TempDir Path folder;

  @Test
  void theSameRowGivesTheSameDecision() throws Exception {
    Path cases =
        Files.writeString(
            folder.resolve("cases.jsonl"),
            """
            {"id":"a","text":"Congratulations, you won a prize! Claim it at http://prize.example"}
            {"id":"b","text":"The train to the harbour leaves at nine."}
            {"id":"c","text":"I will find you and kill you","labels":{"x":1},"lang":"xx"}
            """);
    Path models = TestModels.catalogue().folder();
    Path rows = folder.resolve("rows.jsonl");
    Workspace workspace = new Workspace(folder.resolve("home"), models);
    int status =
        new CommandLine(
                new ScoreCommand(
                    (named, log, progress) -> Runtimes.inMemory(workspace, log, progress), QUIET))
            .execute("--in", cases.toString(), "--out", rows.toString());
    assertThat(status).isZero();

    List<String> lines = Files.readAllLines(rows);
    assertThat(lines).hasSize(3);
    try (AgentRuntime runtime = Runtimes.open(workspace, QUIET)) {
      runtime.openCases(cases);
      for (String line : lines) {
        JsonNode row = new ObjectMapper().readTree(line);
        String id = row.get("id").asText();
        Decision decision = runtime.run(id, "").join();
        RunTrace run = runtime.caseFile(id).orElseThrow().lastRun().orElseThrow();

        assertThat(row.at("/decision/action").asText()).isEqualTo(decision.action().key());
        assertThat(row.at("/decision/confidence").asDouble()).isEqualTo(decision.confidence());
        run.belief()
            .orElseThrow()
            .areas()
            .forEach(
                (area, belief) -> {
                  JsonNode score = row.at("/scores/" + area.key());
                  if (score.isNumber()) {
                    assertThat(score.asDouble()).isEqualTo(belief.probability());
                  }
                });
      }
    }
  }
}
