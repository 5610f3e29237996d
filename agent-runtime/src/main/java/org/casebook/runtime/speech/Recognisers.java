package org.casebook.runtime.speech;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The recognisers that may be on this machine, the best first. */
public final class Recognisers {
  private static final Path DEBIAN_MODEL = Path.of("/usr/share/pocketsphinx/model/en-us");

  private final List<SpeechRecogniser> all;

  /** These, the best first. */
  public Recognisers(List<SpeechRecogniser> all) {
    this.all = List.copyOf(all);
  }

  /** Those that Casebook knows, given the environment of the process. */
  public static Recognisers known(Map<String, String> environment) {
    return new Recognisers(
        List.of(new PocketSphinx(environment.getOrDefault("PATH", ""), DEBIAN_MODEL)));
  }

  /** All of them, usable or not. */
  public List<SpeechRecogniser> all() {
    return all;
  }

  /** The best one that can be used here. */
  public Optional<SpeechRecogniser> usable() {
    return all.stream().filter(one -> one.problem().isEmpty()).findFirst();
  }
}
