package org.casebook.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.log.CanonicalJson;
import org.casebook.runtime.log.EventJson;
import org.casebook.runtime.log.EventSamples;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.storage.SqliteLog;
import org.casebook.runtime.storage.StoreReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StoreCommandTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void verifySaysSoundAndThenNamesTheEvent() throws IOException {
    List<LoggedEvent> events = fill();
    assertThat(run("verify")).isZero();
    assertThat(out.toString()).contains("sound, events: 17, writers: 1").contains("head of");

    byte[] bytes = Files.readAllBytes(database());
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    bytes[text.lastIndexOf("cancelled by ana")] ^= 1;
    Files.write(database(), bytes);
    assertThat(run("verify")).isEqualTo(1);
    assertThat(out.toString())
        .contains("BROKEN")
        .contains("payload: event " + events.get(16).id())
        .contains("run_stopped");
    assertThat(run("verify", "--json")).isEqualTo(1);
    StoreReport report = CanonicalJson.read(out.toString(), StoreReport.class);
    assertThat(report.problems().get(0).event().orElseThrow().seq()).isEqualTo(17);
  }

  @Test
  void rebuildComputesTheTablesAgain() {
    fill();
    assertThat(run("rebuild")).isZero();
    assertThat(out.toString()).contains("from 17 events");
    assertThat(run("rebuild", "--json")).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("{\"events\":17}");
  }

  @Test
  void exportWritesLinesThatCanBeVerifiedElsewhere() throws Exception {
    List<LoggedEvent> events = fill();
    assertThat(run("export")).isZero();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(events.size());
    assertThat(err.toString()).contains("17 events exported");
    for (int i = 0; i < lines.size(); i++) {
      String payload = EventJson.write(events.get(i).event());
      assertThat(lines.get(i)).contains("\"event\":" + payload);
      var sha = Digest.newSha256();
      sha.update(HexFormat.of().parseHex(field(lines.get(i), "salt")));
      assertThat(sha.digest(payload.getBytes(StandardCharsets.UTF_8)))
          .isEqualTo(HexFormat.of().parseHex(field(lines.get(i), "digest")));
    }
    Path file = folder.resolve("export.jsonl");
    assertThat(run("export", "--out", file.toString())).isZero();
    assertThat(Files.readAllLines(file)).isEqualTo(lines);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aMissingStoreIsBadInput() {
    for (String command : List.of("verify", "rebuild", "export")) {
      assertThat(run(command)).isEqualTo(2);
      assertThat(err.toString()).contains(database().toString()).contains("no store here");
    }
    assertThat(database()).doesNotExist();
    assertThat(run()).isEqualTo(CommandLine.ExitCode.USAGE);
  }

  private static String field(String line, String name) {
    return line.replaceFirst(".*\"" + name + "\":\"([0-9a-f]*)\".*", "$1");
  }

  private List<LoggedEvent> fill() {
    try (SqliteLog log = SqliteLog.open(database(), Clock.systemUTC())) {
      return log.appendAll(EventSamples.history(), Optional.empty());
    }
  }

  private Path database() {
    return folder.resolve("casebook.db");
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> line = new ArrayList<>(List.of(arguments));
    if (!line.isEmpty()) {
      line.addAll(List.of("--home", folder.toString()));
    }
    return new CommandLine(new StoreCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler(
            (e, failed, parsed) -> {
              failed.getErr().println(e.getMessage());
              return e instanceof CasebookException ? 2 : 70;
            })
        .execute(line.toArray(String[]::new));
  }
}
