package org.casebook.runtime.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelException;
import org.casebook.models.catalogue.ModelSettings;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.policy.SignalVocabulary;

/**
 * What the outputs of a classifier mean: its labels in order, the harm area or signal that each
 * speaks for, and how a score becomes a log-likelihood ratio by the calibration that the card
 * declares.
 */
public final class LabelMap {
  /** The most that one label may weigh, in log-odds: these models were not measured here. */
  static final double MOST = 3;

  private static final double LEAST_PROBABILITY = 1e-6;

  private final List<Label> labels;
  private final Scores scores;
  private final double temperature;

  private LabelMap(List<Label> labels, Scores scores, double temperature) {
    this.labels = List.copyOf(labels);
    this.scores = scores;
    this.temperature = temperature;
  }

  /** How raw outputs become probabilities. */
  enum Scores {
    /** One label holds: probabilities sum to 1. */
    SOFTMAX,
    /** Each label holds or not, whatever the others do. */
    SIGMOID,
    /** The network gives probabilities already. */
    PROBABILITIES
  }

  /**
   * One output.
   *
   * @param name as the model's makers call it
   * @param area what it speaks for, if it speaks for harm
   * @param signal what it establishes; {@code score.<area>} unless another is named
   * @param prior share of positives that it is calibrated to
   */
  public record Label(
      String name, Optional<HarmArea> area, Optional<String> signal, double prior) {}

  /**
   * What the model says of one label.
   *
   * @param probability calibrated, in [0,1]
   * @param weight log-likelihood ratio: log-odds less the log-odds of the prior, within ±{@link
   *     #MOST}
   */
  public record Reading(Label label, double probability, double weight) {}

  /**
   * The labels of a model, without opening it.
   *
   * @throws ModelException that names file and field
   */
  public static LabelMap of(StoredModel model) {
    return of(model, ModelSettings.of(model));
  }

  /**
   * Reads {@code labels} and {@code scores} of {@code features.json}, and the calibration of the
   * card.
   *
   * @throws ModelException that names file and field
   */
  static LabelMap of(StoredModel model, ModelSettings settings) {
    Scores scores =
        Scores.valueOf(
            settings
                .choice("scores", "softmax", "sigmoid", "probabilities")
                .toUpperCase(Locale.ROOT));
    Optional<ModelCard.Calibration> calibration = model.card().calibrated();
    double temperature = calibration.map(ModelCard.Calibration::temperature).orElse(1.0);
    if (!(temperature > 0)) {
      throw new ModelException(
          model.version()
              + ": card.json: the field \"calibration.temperature\" is "
              + temperature
              + ": give a number greater than 0");
    }
    Map<String, Double> priors = calibration.map(ModelCard.Calibration::priors).orElse(Map.of());
    List<Label> labels = new ArrayList<>();
    for (ModelSettings item : settings.list("labels")) {
      labels.add(label(model, item, priors));
    }
    if (labels.stream().allMatch(label -> label.area().isEmpty())) {
      throw settings.wrong("labels", "maps no label to an area: say which harm one speaks for");
    }
    return new LabelMap(labels, scores, temperature);
  }

  private static Label label(StoredModel model, ModelSettings item, Map<String, Double> priors) {
    String name = item.text("name");
    Optional<String> areaKey = item.optionalText("area");
    Optional<HarmArea> area = areaKey.flatMap(HarmArea::ofKey);
    if (areaKey.isPresent() && (area.isEmpty() || area.get() == HarmArea.CHILD_SAFETY)) {
      throw item.wrong(
          "area",
          "is \""
              + areaKey.get()
              + "\": use one of hate, harassment, violence, sexual, self_harm, scam_spam,"
              + " dangerous_goods, synthetic_media");
    }
    Optional<String> signal = item.optionalText("signal");
    if (signal.isPresent() && !SignalVocabulary.signals().contains(signal.get())) {
      throw item.wrong(
          "signal", "is \"" + signal.get() + "\": docs/policy-format.md lists the signals");
    }
    if (signal.isPresent() && area.isEmpty()) {
      throw item.wrong("area", "is missing: a signal speaks for an area of harm");
    }
    double prior = priors.getOrDefault(name, 0.5);
    if (!(prior > 0 && prior < 1)) {
      throw new ModelException(
          model.version()
              + ": card.json: the field \"calibration.priors."
              + name
              + "\" is "
              + prior
              + ": give a share between 0 and 1");
    }
    return new Label(name, area, signal, prior);
  }

  /** The labels in the order of the outputs. */
  public List<Label> labels() {
    return labels;
  }

  /**
   * Reads one row of outputs.
   *
   * @param raw as many numbers as labels
   */
  List<Reading> read(float[] raw) {
    if (raw.length != labels.size()) {
      throw new CasebookException(
          "the model gives "
              + raw.length
              + " numbers and features.json names "
              + labels.size()
              + " labels");
    }
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < raw.length; i++) {
      double logit = logit(raw, i);
      Label label = labels.get(i);
      double weight = logit - Math.log(label.prior() / (1 - label.prior()));
      readings.add(
          new Reading(
              label,
              1 / (1 + Math.exp(-logit)),
              Math.max(-MOST, Math.min(MOST, Double.isNaN(weight) ? 0 : weight))));
    }
    return readings;
  }

  /** Log-odds of one label. */
  private double logit(float[] raw, int label) {
    return switch (scores) {
      case SOFTMAX -> raw[label] / temperature - logSumOfOthers(raw, label);
      case SIGMOID -> raw[label] / temperature;
      case PROBABILITIES -> {
        double p = Math.max(LEAST_PROBABILITY, Math.min(1 - LEAST_PROBABILITY, raw[label]));
        yield Math.log(p / (1 - p)) / temperature;
      }
    };
  }

  /** ln of the sum of exponentials of all scores but one, without overflow. */
  private double logSumOfOthers(float[] raw, int label) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < raw.length; i++) {
      largest = i == label ? largest : Math.max(largest, raw[i] / temperature);
    }
    double sum = 0;
    for (int i = 0; i < raw.length; i++) {
      sum += i == label ? 0 : Math.exp(raw[i] / temperature - largest);
    }
    return largest + Math.log(sum);
  }
}
