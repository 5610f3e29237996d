package org.casebook.runtime.speech;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.runtime.domain.CasebookException;

/**
 * The recognisers that may be on this machine, the best first: whisper.cpp and Vosk, which need a
 * model that a person chose; pocketsphinx where it is installed; Sphinx4, which runs everywhere and
 * is slow. The first that can be used listens. Safe for several threads.
 */
public final class Recognisers {
  private static final Path DEBIAN_MODEL = Path.of("/usr/share/pocketsphinx/model/en-us");

  private final Supplier<List<SpeechRecogniser>> look;
  private volatile List<SpeechRecogniser> all;

  private Recognisers(Supplier<List<SpeechRecogniser>> look) {
    this.look = look;
    this.all = List.copyOf(look.get());
  }

  /** These, the best first. */
  public Recognisers(List<SpeechRecogniser> all) {
    this(() -> all);
  }

  /** Those that Casebook knows, given the environment of the process, and those of the models. */
  public static Recognisers known(Map<String, String> environment, Catalogue catalogue) {
    return new Recognisers(() -> list(environment, catalogue));
  }

  private static List<SpeechRecogniser> list(Map<String, String> environment, Catalogue catalogue) {
    List<ModelRecognisers.Found> models = ModelRecognisers.of(catalogue, environment);
    List<SpeechRecogniser> ordered = new ArrayList<>();
    addThoseOf(ModelEngine.WHISPER_CPP, models, ordered);
    addThoseOf(ModelEngine.VOSK, models, ordered);
    ordered.add(new PocketSphinx(environment.getOrDefault("PATH", ""), DEBIAN_MODEL));
    addThoseOf(ModelEngine.SPHINX4, models, ordered);
    models.stream()
        .filter(found -> found.engine().isEmpty())
        .forEach(found -> ordered.add(found.recogniser()));
    return ordered;
  }

  private static void addThoseOf(
      ModelEngine engine, List<ModelRecognisers.Found> models, List<SpeechRecogniser> ordered) {
    models.stream()
        .filter(found -> found.engine().filter(engine::equals).isPresent())
        .forEach(found -> ordered.add(found.recogniser()));
  }

  /** Looks again at what is installed. */
  public void rescan() {
    all = List.copyOf(look.get());
  }

  /** All of them, usable or not. */
  public List<SpeechRecogniser> all() {
    return all;
  }

  /** The best one that can be used here. */
  public Optional<SpeechRecogniser> usable() {
    return all.stream().filter(one -> one.problem().isEmpty()).findFirst();
  }

  /**
   * One recogniser that listens as long as a person wants it to.
   *
   * @param name its name; empty for the best one
   * @param longest the longest speech that it listens to; empty for what it does by itself
   * @throws CasebookException when there is none of this name, or it can not be used here
   */
  public Recognisers onRequest(Optional<String> name, Optional<Duration> longest) {
    SpeechRecogniser chosen =
        name.isEmpty() ? usable().orElseThrow(this::nobody) : named(name.get());
    chosen
        .problem()
        .ifPresent(
            problem -> {
              throw new CasebookException(problem);
            });
    return new Recognisers(List.of(new OnRequest(chosen, longest.orElse(chosen.longest()))));
  }

  private SpeechRecogniser named(String name) {
    return all.stream()
        .filter(one -> one.name().equals(name) || one.name().startsWith(name + ":"))
        .findFirst()
        .orElseThrow(
            () ->
                new CasebookException(
                    "no recogniser is named "
                        + name
                        + "; there are "
                        + String.join(", ", all.stream().map(SpeechRecogniser::name).toList())));
  }

  private CasebookException nobody() {
    return new CasebookException(
        "nothing here understands speech: "
            + String.join(
                "; or ", all.stream().flatMap(one -> one.problem().stream()).distinct().toList()));
  }

  /** Listens longer, or shorter, than by itself. */
  private record OnRequest(SpeechRecogniser recogniser, Duration longest)
      implements SpeechRecogniser {
    @Override
    public String name() {
      return recogniser.name();
    }

    @Override
    public Set<String> languages() {
      return recogniser.languages();
    }

    @Override
    public Optional<String> problem() {
      return recogniser.problem();
    }

    @Override
    public double trusted() {
      return recogniser.trusted();
    }

    @Override
    public boolean confidenceTells() {
      return recogniser.confidenceTells();
    }

    @Override
    public Transcript transcribe(List<Utterance> speech) throws InterruptedException {
      return recogniser.transcribe(speech);
    }
  }
}
