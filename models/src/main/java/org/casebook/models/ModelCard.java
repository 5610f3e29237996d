package org.casebook.models;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a person should know before trusting a model; {@code card.json} beside its weights. After
 * Mitchell et al., "Model Cards for Model Reporting" (2019).
 *
 * @param name the model's name in the catalogue
 * @param version its version
 * @param title what to call it on screen
 * @param kind what it computes, as in {@code sentence-encoder} or {@code image-classifier}
 * @param source where the weights come from: a package coordinate, or how they were trained
 * @param licence as stated by the source
 * @param bytes size on disk of all files of the model; 0 where not yet known
 * @param inputs what goes in
 * @param outputs what comes out
 * @param languages ISO 639-3 codes it was made for; empty when language plays no part
 * @param intendedUse what Casebook uses it for, and what it must not be used for
 * @param limitations known bias and known failures, each one sentence or two
 * @param figures measured numbers with how they were measured, by name
 * @param calibration how scores become log-odds, for classifiers that people bring; null when
 *     nobody calibrated it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ModelCard(
    String name,
    String version,
    String title,
    String kind,
    String source,
    String licence,
    long bytes,
    List<Port> inputs,
    List<Port> outputs,
    List<String> languages,
    String intendedUse,
    List<String> limitations,
    Map<String, String> figures,
    @Nullable Calibration calibration) {
  public ModelCard {
    title = title == null ? name : title;
    intendedUse = intendedUse == null ? "" : intendedUse;
    inputs = orEmpty(inputs);
    outputs = orEmpty(outputs);
    languages = orEmpty(languages);
    limitations = orEmpty(limitations);
    figures = figures == null ? Map.of() : new TreeMap<>(figures);
  }

  /** A card of a model that needs no calibration of its scores. */
  public ModelCard(
      String name,
      String version,
      String title,
      String kind,
      String source,
      String licence,
      long bytes,
      List<Port> inputs,
      List<Port> outputs,
      List<String> languages,
      String intendedUse,
      List<String> limitations,
      Map<String, String> figures) {
    this(
        name,
        version,
        title,
        kind,
        source,
        licence,
        bytes,
        inputs,
        outputs,
        languages,
        intendedUse,
        limitations,
        figures,
        null);
  }

  /** The calibration, empty when there is none. */
  public Optional<Calibration> calibrated() {
    return Optional.ofNullable(calibration);
  }

  /** Whether its licence lets Casebook ship it or install it by default. */
  public boolean mayShip() {
    return Licences.allowShipping(licence);
  }

  /** The model that this card describes. */
  public ModelVersion model() {
    return new ModelVersion(name, version);
  }

  /** The same card with the size filled in. */
  public ModelCard withBytes(long size) {
    return new ModelCard(
        name,
        version,
        title,
        kind,
        source,
        licence,
        size,
        inputs,
        outputs,
        languages,
        intendedUse,
        limitations,
        figures,
        calibration);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return Optional.ofNullable(list).map(List::copyOf).orElse(List.of());
  }

  /**
   * An input or output.
   *
   * @param tensor name of the tensor
   * @param shape element type and dimensions, as in {@code float32[batch,224,224,3]}
   * @param meaning what the numbers are, with units and scaling
   */
  public record Port(String tensor, String shape, String meaning) {}

  /**
   * How a classifier's scores are to be read: a score divided by the temperature (Guo et al. 2017,
   * "On Calibration of Modern Neural Networks") is a log-odds at these shares of positives, so that
   * log-odds less the log-odds of the share is a log-likelihood ratio.
   *
   * @param temperature greater than 0; 1 leaves scores as they are
   * @param priors per label the share of positives in the data it was calibrated on, in (0,1)
   * @param how on what data this was fitted, for people
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Calibration(double temperature, Map<String, Double> priors, String how) {
    public Calibration {
      priors = priors == null ? Map.of() : Map.copyOf(priors);
      how = how == null ? "" : how;
    }
  }
}
