package org.casebook.runtime.speech;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.casebook.runtime.domain.CasebookException;

/**
 * A Whisper model (Radford et al. 2022, "Robust Speech Recognition via Large-Scale Weak
 * Supervision") run by the program of whisper.cpp that is installed on this machine. Which program
 * is the person's own choice, never that of a model's folder, which may come from anywhere.
 *
 * @param program empty when it is not installed
 * @param model a file in the format ggml
 * @param language two letters, or {@code auto}
 */
record WhisperCpp(
    String name,
    Set<String> languages,
    Duration longest,
    double trusted,
    Optional<Path> program,
    Path model,
    String language)
    implements SpeechRecogniser {
  private static final String VARIABLE = "CASEBOOK_WHISPER";
  private static final int TIMES_SLOWER = 60;
  private static final int MOST_THREADS = 4;
  private static final long WORKING_BYTES = 2L << 30;

  /** The first bytes of the file: "ggml" as a little-endian number. */
  private static final byte[] MAGIC = {'l', 'm', 'g', 'g'};

  /** The program named in the environment, else the one on the path. */
  static Optional<Path> program(Map<String, String> environment) {
    String named = environment.getOrDefault(VARIABLE, "");
    return named.isBlank()
        ? Programs.find(environment.getOrDefault("PATH", ""), "whisper-cli", "whisper-cpp")
        : Optional.of(Path.of(named)).filter(Files::isExecutable);
  }

  @Override
  public Optional<String> problem() {
    if (program.isEmpty()) {
      return Optional.of(
          "whisper.cpp is not installed: put its program whisper-cli on the PATH, or its place into"
              + " the variable "
              + VARIABLE);
    }
    if (!Files.isRegularFile(model)) {
      return Optional.of(model + " is not there: name the model's file in features.json");
    }
    return isModel()
        ? Optional.empty()
        : Optional.of(model + " is no Whisper model in ggml format");
  }

  private boolean isModel() {
    try (InputStream in = Files.newInputStream(model)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Transcript transcribe(List<Utterance> speech) throws InterruptedException {
    if (speech.isEmpty() || program.isEmpty()) {
      return new Transcript(List.of());
    }
    try (WorkFolder work = WorkFolder.of(speech)) {
      Command.run(
          name,
          command(program.get(), work.waves(speech)),
          work.path(),
          Command.Limits.of(speech, TIMES_SLOWER, 2 * Files.size(model) + WORKING_BYTES));
      List<SpokenWord> words = new ArrayList<>();
      for (int i = 0; i < speech.size(); i++) {
        words.addAll(words(work.path(), i, speech.get(i)));
      }
      return new Transcript(words);
    } catch (IOException e) {
      throw new CasebookException(name + " left nothing to read: " + e.getMessage(), e);
    }
  }

  private List<String> command(Path found, List<String> waves) {
    int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
    List<String> command =
        new ArrayList<>(
            List.of(
                found.toString(),
                "--model",
                model.toString(),
                "--language",
                language,
                "--threads",
                Integer.toString(threads),
                "--no-prints",
                "--output-json-full"));
    for (int i = 0; i < waves.size(); i++) {
      command.addAll(List.of("--file", waves.get(i), "--output-file", Integer.toString(i)));
    }
    return command;
  }

  /** The program ends with success even where it does not know an argument, and writes nothing. */
  private List<SpokenWord> words(Path folder, int number, Utterance utterance) throws IOException {
    Path file = folder.resolve(number + ".json");
    if (!Files.isRegularFile(file)) {
      throw new CasebookException(
          name + " wrote no words (" + Command.complaint(folder) + "): run `casebook doctor`");
    }
    long last = utterance.startMillis() + utterance.millis();
    return WhisperJson.words(Files.readAllBytes(file)).stream()
        .map(
            word ->
                new SpokenWord(
                    word.text(),
                    Math.min(last, utterance.startMillis() + word.startMillis()),
                    Math.min(last, utterance.startMillis() + word.endMillis()),
                    word.confidence()))
        .toList();
  }
}
