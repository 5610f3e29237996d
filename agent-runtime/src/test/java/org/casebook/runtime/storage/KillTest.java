package org.casebook.runtime.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.casebook.runtime.log.EventSamples;
import org.casebook.runtime.log.LoggedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
  private static final int ENOUGH = 60;

  @TempDir private Path folder;

  @Test
  void nothingAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
    Path file = folder.resolve("casebook.db");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long acknowledged = 0;
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        acknowledged = Long.parseLong(line);
        if (acknowledged == ENOUGH) {
          child.toHandle().destroyForcibly(); // SIGKILL; what is in the pipe still counts
        }
      }
    } catch (IOException | NumberFormatException e) {
      // the pipe broke off in the middle of a line
    } finally {
      child.destroyForcibly();
    }
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(acknowledged).isGreaterThanOrEqualTo(ENOUGH);

    StoreReport report = StoreVerification.of(new StoreLocation(file, folder.resolve("media")));
    assertThat(report.problems()).isEmpty();
    assertThat(report.events()).isGreaterThanOrEqualTo(acknowledged);
    try (SqliteLog log = SqliteLog.open(file, Clock.systemUTC());
        Stream<LoggedEvent> all = log.all()) {
      assertThat(all.count()).isEqualTo(report.events());
      assertThat(log.append(EventSamples.opened("after"), Optional.empty()).seq())
          .isEqualTo(report.events() + 1);
    }
  }

  /** Appends until it is killed, and prints each number that it was promised. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      try (SqliteLog log = SqliteLog.open(Path.of(args[0]), Clock.systemUTC())) {
        for (int i = 0; ; i++) {
          LoggedEvent event = log.append(EventSamples.opened("case-" + i), Optional.empty());
          System.out.println(event.seq());
          System.out.flush();
        }
      }
    }
  }
}
