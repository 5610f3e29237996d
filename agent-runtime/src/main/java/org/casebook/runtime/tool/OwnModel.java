package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.inference.LabelMap;
import org.casebook.runtime.text.LanguageCodes;

/**
 * A classifier that a person put into the models folder, as the two tools for text and for images
 * see it: what it is called, what it may say, and how far it is trusted.
 *
 * @param version name and version
 * @param signals what it can establish; empty when its files are wrong
 * @param languages ISO 639-3 codes it was made for; empty for any
 * @param calibrated whether its card declares a calibration
 * @param problem what is wrong with its files, naming file and field
 */
record OwnModel(
    ModelVersion version,
    Set<String> signals,
    List<String> languages,
    boolean calibrated,
    Optional<String> problem) {
  /** Nobody measured the model here, whatever its makers say of it. */
  static final double UNMEASURED = 0.3;

  /** As above, and nobody calibrated it either. */
  static final double UNCALIBRATED = 0.15;

  private static final double OTHER_LANGUAGE = 0.15;
  private static final double UNKNOWN_LANGUAGE = 0.5;

  /** A signal, unlike a score, is there or not: from this probability it is. */
  private static final double ESTABLISHED = 0.5;

  OwnModel {
    signals = Set.copyOf(signals);
    languages = List.copyOf(languages);
  }

  /** Reads card and settings of a model, without opening it. */
  static OwnModel of(StoredModel model) {
    ModelCard card = model.card();
    try {
      Set<String> signals = new TreeSet<>();
      LabelMap.of(model).labels().stream()
          .filter(label -> label.area().isPresent())
          .forEach(label -> signals.add(signal(label)));
      return new OwnModel(
          model.version(),
          signals,
          card.languages(),
          card.calibrated().isPresent(),
          Optional.empty());
    } catch (ModelException e) {
      return broken(model.version(), "" + e.getMessage());
    }
  }

  /** A model whose files are wrong. */
  static OwnModel broken(ModelVersion version, String problem) {
    return new OwnModel(version, Set.of(), List.of(), false, Optional.of(problem));
  }

  /** The name of its tool: lower case with underscores. */
  String toolName(String verb) {
    String name = version.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return verb + "_by_" + name.replaceAll("^_+|_+$", "");
  }

  /** How far it is trusted on content in this language; {@code und} where it is not known. */
  double reliability(String language) {
    double most = calibrated ? UNMEASURED : UNCALIBRATED;
    if (languages.isEmpty()
        || languages.stream().map(LanguageCodes::individual).anyMatch(language::equals)) {
      return most;
    }
    return most * (language.equals("und") ? UNKNOWN_LANGUAGE : OTHER_LANGUAGE);
  }

  /** Readings as evidence: each label with an area is weighed, for or against. */
  ToolResult result(
      ToolInput input, List<LabelMap.Reading> readings, Locator where, String language) {
    List<Observation> observations = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    for (LabelMap.Reading reading : readings) {
      LabelMap.Label label = reading.label();
      observations.add(
          new Observation(label.name(), String.format(Locale.ROOT, "%.3f", reading.probability())));
      boolean silent = label.signal().isPresent() && reading.probability() < ESTABLISHED;
      if (label.area().isPresent() && !silent) {
        evidence.add(
            new Evidence(
                input.call().id() + "/" + (evidence.size() + 1),
                input.call().tool(),
                signal(label),
                new TreeMap<>(Map.of(label.area().get(), reading.weight())),
                reliability(language),
                "model:" + version.name(),
                List.of(where),
                String.format(Locale.ROOT, "%s, p = %.2f", label.name(), reading.probability())));
      }
    }
    String summary =
        observations.stream().map(o -> o.name() + " " + o.value()).collect(Collectors.joining(", "))
            + String.format(
                Locale.ROOT,
                ". %s was not measured here, so it weighs %.2f of what it says.",
                version,
                reliability(language));
    return evidence.isEmpty()
        ? new ToolResult.Nothing(summary, observations)
        : new ToolResult.Found(summary, observations, evidence, List.of(), List.of());
  }

  private static String signal(LabelMap.Label label) {
    return label
        .signal()
        .orElseGet(() -> "score." + label.area().map(HarmArea::key).orElse("nothing"));
  }
}
