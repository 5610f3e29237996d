package org.casebook.runtime.speech;

import java.time.Duration;
import org.casebook.models.ModelException;
import org.casebook.models.catalogue.ModelSettings;

/** The engines that listen by a model of the models folder, the best first. */
enum ModelEngine {
  /** A program of the system; neural, about a hundred languages. */
  WHISPER_CPP("whisper.cpp", Duration.ofMinutes(10), 0.5),
  /** A native library; neural, one language to a model. */
  VOSK("vosk", Duration.ofMinutes(10), 0.6),
  /** Pure Java, everywhere, and slow: short clips only, unless asked for more. */
  SPHINX4("sphinx4", Duration.ofSeconds(15), 0);

  private final String key;
  private final Duration longest;
  private final double trusted;

  ModelEngine(String key, Duration longest, double trusted) {
    this.key = key;
    this.longest = longest;
    this.trusted = trusted;
  }

  /** Its name in files. */
  String key() {
    return key;
  }

  /** The longest speech that it listens to by itself. */
  Duration longest() {
    return longest;
  }

  /** From which mean confidence it is believed, where a model does not say otherwise. */
  double trusted() {
    return trusted;
  }

  /**
   * The engine that a model asks for.
   *
   * @throws ModelException that names file and field
   */
  static ModelEngine of(ModelSettings settings) {
    String wanted = settings.choice("engine", WHISPER_CPP.key, VOSK.key, SPHINX4.key);
    for (ModelEngine engine : values()) {
      if (engine.key.equals(wanted)) {
        return engine;
      }
    }
    throw settings.wrong("engine", "is " + wanted);
  }
}
