package org.casebook.runtime.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.media.JavaProgram;

/**
 * An engine that runs in a Java process of its own, one for each recording: a crash in native code
 * stays there, and an interrupt ends it, which engines themselves do not heed.
 *
 * @param arguments what {@link RecognitionMain} is told
 * @param timesSlower than the speech lasts, at most
 * @param residentBytes of the process, at most
 */
record JavaRecogniser(
    String name,
    Set<String> languages,
    Optional<String> problem,
    Duration longest,
    double trusted,
    boolean confidenceTells,
    List<String> arguments,
    int timesSlower,
    long residentBytes)
    implements SpeechRecogniser {
  private static final String HEAP = "-Xmx1g";

  @Override
  public Transcript transcribe(List<Utterance> speech) throws InterruptedException {
    if (speech.isEmpty()) {
      return new Transcript(List.of());
    }
    try (WorkFolder work = WorkFolder.of(speech)) {
      Command.run(
          name, command(), work.path(), Command.Limits.of(speech, timesSlower, residentBytes));
      return new Transcript(TimedWords.read(work.lines(RecognitionMain.WORDS), speech));
    }
  }

  private List<String> command() {
    try {
      List<String> command = new ArrayList<>();
      command.add(JavaProgram.path());
      command.addAll(
          List.of(
              HEAP,
              "-XX:+UseSerialGC",
              "-Xshare:auto",
              "-XX:+ErrorFileToStderr",
              "-XX:-CreateCoredumpOnCrash",
              "-cp",
              absolute(System.getProperty("java.class.path", "")),
              RecognitionMain.class.getName()));
      command.addAll(arguments);
      return command;
    } catch (IOException e) {
      throw new CasebookException(
          name + " needs a java program (" + e.getMessage() + "): install Java again", e);
    }
  }

  /** The process works in another folder, from which relative places would lead elsewhere. */
  private static String absolute(String classPath) {
    List<String> places = new ArrayList<>();
    for (String place : classPath.split(java.io.File.pathSeparator, -1)) {
      places.add(Path.of(place).toAbsolutePath().toString());
    }
    return String.join(java.io.File.pathSeparator, places);
  }
}
