package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.casebook.runtime.SpeechLab;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.domain.ToolResult.Found;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.log.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code casebook transcribe}: what is said in a recording, for as long as the person wants. */
@Command(
    name = "transcribe",
    mixinStandardHelpOptions = true,
    description =
        "Writes down what is said in a recording or a video, also where the agent would stop"
            + " because the recogniser is slow.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:all speech was understood, or nobody speaks",
      "1:some of it was not",
      "2:the file can not be read, or nothing here understands speech"
    })
final class TranscribeCommand implements Callable<Integer> {
  private static final double MILLIS = 1_000;

  private final PrintStream out;

  @Mixin private final WorkspaceOptions workspace = new WorkspaceOptions();

  @Parameters(paramLabel = "FILE", description = "a recording or a video")
  private Path file = Path.of("");

  @Option(
      names = "--recogniser",
      paramLabel = "NAME",
      description = "who listens (default: the first that can; `casebook doctor` lists them)")
  private Optional<String> recogniser = Optional.empty();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "listen to so much speech (default: 15 for Sphinx4, else 600)")
  private Optional<Integer> seconds = Optional.empty();

  @Option(names = "--json", description = "one JSON document on standard output")
  private boolean json;

  TranscribeCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (seconds.filter(wanted -> wanted < 1).isPresent()) {
      throw new CasebookException("--seconds " + seconds.get() + " is too few; use at least 1");
    }
    try (SpeechLab lab = new SpeechLab(workspace.workspace(), System.getenv())) {
      ToolResult result = lab.transcribe(file, recogniser, seconds.map(Duration::ofSeconds));
      if (result instanceof Failed failed) {
        throw new CasebookException(failed.summary() + ": " + failed.remedy());
      }
      Spoken spoken = Spoken.of(String.valueOf(file), result);
      if (json) {
        out.println(CanonicalJson.write(spoken));
      } else {
        spoken.words().forEach(this::print);
        out.println(result.summary());
      }
      return spoken.lost().isEmpty() ? 0 : 1;
    }
  }

  private void print(Word word) {
    out.printf(
        Locale.ROOT,
        "%9.2f %9.2f  %.2f  %s%n",
        word.startMillis() / MILLIS,
        word.endMillis() / MILLIS,
        word.confidence(),
        word.text());
  }

  /** What {@code --json} prints. */
  record Spoken(String file, String recogniser, List<Word> words, List<Lost> lost) {
    static Spoken of(String file, ToolResult result) {
      List<Observation> observations =
          result instanceof Found found ? found.observations() : List.of();
      return new Spoken(
          file,
          observations.stream()
              .filter(o -> o.name().equals("recogniser"))
              .map(Observation::value)
              .findFirst()
              .orElse(""),
          observations.stream()
              .filter(o -> o.name().startsWith("word "))
              .map(o -> Word.of(o.value().split(" ", 4)))
              .toList(),
          observations.stream()
              .filter(o -> o.name().equals("speech not understood"))
              .map(o -> Lost.of(o.value().split(" ", 2)))
              .toList());
    }
  }

  /** A word that was heard. */
  record Word(String text, long startMillis, long endMillis, double confidence) {
    static Word of(String... fields) {
      return new Word(
          fields[3],
          Long.parseLong(fields[0]),
          Long.parseLong(fields[1]),
          Double.parseDouble(fields[2]));
    }
  }

  /** Speech that can not be taken as understood. */
  record Lost(long startMillis, long endMillis) {
    static Lost of(String... fields) {
      return new Lost(Long.parseLong(fields[0]), Long.parseLong(fields[1]));
    }
  }
}
