package org.casebook.runtime.speech;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.casebook.models.ModelException;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Listing;
import org.casebook.models.catalogue.ModelSettings;
import org.casebook.models.catalogue.StoredModel;

/**
 * The models of kind {@value #KIND} in the models folder, each as a recogniser: those that Casebook
 * installs and those that a person put there. Its {@code features.json} names the engine; what is
 * wrong with it becomes the recogniser's problem.
 */
final class ModelRecognisers {
  /** The kind in a model's card. */
  static final String KIND = "speech-recogniser";

  private static final int VOSK_TIMES_SLOWER = 20;
  private static final int SPHINX4_TIMES_SLOWER = 60;
  private static final long BYTES = 1L << 30;

  private final Optional<Path> whisper;

  private ModelRecognisers(Optional<Path> whisper) {
    this.whisper = whisper;
  }

  /** A recogniser and the engine that it runs on, if its settings name one. */
  record Found(SpeechRecogniser recogniser, Optional<ModelEngine> engine) {}

  /** All of them, by name and version. */
  static List<Found> of(Catalogue catalogue, Map<String, String> environment) {
    ModelRecognisers recognisers = new ModelRecognisers(WhisperCpp.program(environment));
    return catalogue.listings().stream()
        .map(Listing::stored)
        .flatMap(Optional::stream)
        .filter(model -> model.card().kind().equals(KIND))
        .map(recognisers::found)
        .toList();
  }

  private Found found(StoredModel model) {
    try {
      ModelSettings settings = ModelSettings.of(model);
      ModelEngine engine = ModelEngine.of(settings);
      return new Found(recogniser(model, settings, engine), Optional.of(engine));
    } catch (ModelException e) {
      return new Found(unusable(model, "" + e.getMessage()), Optional.empty());
    }
  }

  private SpeechRecogniser recogniser(
      StoredModel model, ModelSettings settings, ModelEngine engine) {
    String name = model.version().toString();
    Set<String> languages = new HashSet<>(model.card().languages());
    double trusted = settings.number("trusted", engine.trusted());
    if (trusted < 0 || trusted > 1) {
      throw settings.wrong("trusted", "is " + trusted + ": give a number from 0 to 1");
    }
    if (engine == ModelEngine.WHISPER_CPP) {
      return new WhisperCpp(
          name,
          languages,
          engine.longest(),
          trusted,
          whisper,
          place(model, settings.text("model")),
          settings.optionalText("language").orElse("auto"));
    }
    Path folder = place(model, settings.optionalText("folder").orElse("."));
    boolean vosk = engine == ModelEngine.VOSK;
    return new JavaRecogniser(
        name,
        languages,
        vosk ? voskProblem(folder) : Optional.empty(),
        engine.longest(),
        trusted,
        vosk,
        vosk
            ? List.of(engine.key(), folder.toString())
            : List.of(
                engine.key(),
                folder.toString(),
                settings.text("dictionary"),
                settings.text("languageModel")),
        vosk ? VOSK_TIMES_SLOWER : SPHINX4_TIMES_SLOWER,
        vosk ? 6 * BYTES : 2 * BYTES);
  }

  private static Optional<String> voskProblem(Path folder) {
    if (!Files.isRegularFile(folder.resolve("am/final.mdl"))
        && !Files.isRegularFile(folder.resolve("final.mdl"))) {
      return Optional.of(
          folder + " is no Vosk model: it holds no am/final.mdl; name its folder in features.json");
    }
    return VoskLibrary.here()
        ? Optional.empty()
        : Optional.of(
            "Vosk is not part of this build: build Casebook with the profile vosk, as in `mvn"
                + " -DskipTests -Pvosk package`");
  }

  /** Within the model's folder, or anywhere when it is absolute. */
  private static Path place(StoredModel model, String name) {
    Path card = model.path("card.json").orElseGet(() -> Path.of("card.json")).toAbsolutePath();
    return card.resolveSibling(name).normalize();
  }

  private static SpeechRecogniser unusable(StoredModel model, String problem) {
    return new JavaRecogniser(
        model.version().toString(),
        Set.of(),
        Optional.of(problem),
        Duration.ZERO,
        1,
        true,
        List.of(),
        0,
        0);
  }
}
