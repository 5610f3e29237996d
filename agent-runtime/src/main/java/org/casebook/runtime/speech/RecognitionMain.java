package org.casebook.runtime.speech;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The recognition process: reads {@code 0.raw}, {@code 1.raw} ... in the folder where it was
 * started and writes {@value #WORDS} there. What breaks here costs one recording.
 */
final class RecognitionMain {
  /** The file of words, as {@link TimedWords} reads them. */
  static final String WORDS = "words.ctm";

  private RecognitionMain() {}

  /**
   * Listens and ends.
   *
   * @param arguments {@code sphinx4 FOLDER DICTIONARY LANGUAGE-MODEL} or {@code vosk FOLDER}
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of("").toAbsolutePath();
    List<String> lines = new ArrayList<>();
    try (RecognitionEngine engine = open(arguments)) {
      for (int i = 0; Files.isRegularFile(folder.resolve(i + ".raw")); i++) {
        for (SpokenWord word : engine.hear(samples(folder.resolve(i + ".raw")))) {
          lines.add(TimedWords.line(i, word));
        }
      }
    }
    Files.write(folder.resolve(WORDS), lines, StandardCharsets.UTF_8);
  }

  private static RecognitionEngine open(String... arguments) {
    Path model = Path.of(arguments[1]);
    return arguments[0].equals(ModelEngine.VOSK.key())
        ? new VoskEngine(model)
        : new Sphinx4Engine(model, arguments[2], arguments[3]);
  }

  private static short[] samples(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    short[] samples = new short[bytes.remaining() / 2];
    bytes.asShortBuffer().get(samples);
    return samples;
  }
}
