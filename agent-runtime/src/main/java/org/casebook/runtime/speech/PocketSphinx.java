package org.casebook.runtime.speech;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * English speech by the {@code pocketsphinx_batch} program where it is installed (Debian packages
 * {@code pocketsphinx} and {@code pocketsphinx-en-us}). All utterances of a recording go through
 * one process; words, times and posterior confidence come from its CTM file.
 */
final class PocketSphinx implements SpeechRecogniser {
  private static final String PROGRAM = "pocketsphinx_batch";

  /** From here on most words were right on read speech; see docs/models/pocketsphinx.md. */
  private static final double TRUSTED = 0.45;

  private static final int TIMES_SLOWER = 20;
  private static final long RESIDENT_BYTES = 2L << 30;

  private final Optional<Path> program;
  private final Path model;

  /**
   * @param path the folders in which programs are looked for, as in the environment
   * @param model folder with {@code en-us}, {@code en-us.lm.bin} and {@code cmudict-en-us.dict}
   */
  PocketSphinx(String path, Path model) {
    this.program = Programs.find(path, PROGRAM);
    this.model = model;
  }

  @Override
  public String name() {
    return "pocketsphinx";
  }

  @Override
  public Set<String> languages() {
    return Set.of("eng");
  }

  @Override
  public Duration longest() {
    return Duration.ofMinutes(10);
  }

  @Override
  public double trusted() {
    return TRUSTED;
  }

  @Override
  public Optional<String> problem() {
    if (program.isEmpty()) {
      return Optional.of(
          "pocketsphinx is not installed; on Debian: apt-get install pocketsphinx"
              + " pocketsphinx-en-us");
    }
    return Files.isDirectory(model.resolve("en-us"))
        ? Optional.empty()
        : Optional.of(
            "pocketsphinx has no English model in "
                + model
                + "; on Debian: apt-get install pocketsphinx-en-us");
  }

  @Override
  public Transcript transcribe(List<Utterance> speech) throws InterruptedException {
    if (speech.isEmpty() || program.isEmpty()) {
      return new Transcript(List.of());
    }
    try (WorkFolder work = WorkFolder.of(speech)) {
      Path control = work.path().resolve("control");
      Files.write(control, IntStream.range(0, speech.size()).mapToObj(i -> "" + i).toList());
      Command.run(
          name(),
          command(program.get()),
          work.path(),
          Command.Limits.of(speech, TIMES_SLOWER, RESIDENT_BYTES));
      return new Transcript(TimedWords.read(work.lines("words.ctm"), speech));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command(Path found) {
    return List.of(
        found.toString(),
        "-adcin",
        "yes",
        "-cepdir",
        ".",
        "-cepext",
        ".raw",
        "-ctl",
        "control",
        "-hmm",
        model.resolve("en-us").toString(),
        "-lm",
        model.resolve("en-us.lm.bin").toString(),
        "-dict",
        model.resolve("cmudict-en-us.dict").toString(),
        "-ctm",
        "words.ctm",
        // Frames left out would shift the times of all words after them.
        "-remove_silence",
        "no");
  }
}
