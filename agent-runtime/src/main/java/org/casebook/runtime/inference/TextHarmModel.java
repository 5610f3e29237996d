package org.casebook.runtime.inference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.casebook.models.Label;
import org.casebook.models.ModelVersion;
import org.casebook.models.Prediction;
import org.casebook.models.Predictor;
import org.casebook.models.Score;
import org.casebook.models.SpanWeight;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.features.FeatureExtractor;
import org.casebook.models.features.FeatureVersion;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.models.features.SpanAttribution;
import org.casebook.models.features.TextFeatures;
import org.casebook.models.training.HeadScorer;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.OnnxSession.Input;
import org.casebook.runtime.inference.OnnxSession.Output;

/**
 * Linear heads over sentence vector, n-grams and counted properties: one calibrated log-odds per
 * harm area that was trained, made of contributions that sum to it.
 */
public final class TextHarmModel implements Predictor, HeadScorer {
  private final StoredModel model;
  private final OnnxSession session;
  private final FeatureExtractor extractor;
  private final List<Label> labels;
  private final Map<Label, Double> priors = new HashMap<>();

  /**
   * Opens the heads.
   *
   * @param encoder must be the encoder that the heads were trained on
   * @throws CasebookException when it is another
   * @throws org.casebook.models.ModelException when the heads need other features than this code
   *     computes
   */
  public TextHarmModel(OnnxSessions sessions, StoredModel model, SentenceEncoder encoder) {
    JsonNode features = model.features();
    FeatureVersion.require(features.path("features").asText());
    String wanted = features.path("encoder").asText();
    if (!wanted.equals(encoder.id())) {
      throw new CasebookException(
          model.version()
              + " was trained on the encoder "
              + wanted
              + ", not on "
              + encoder.id()
              + ": install that one, or train again with `casebook train text`");
    }
    this.model = model;
    this.session = sessions.session(model, "model.onnx");
    this.extractor = new FeatureExtractor(encoder);
    this.labels = labels(model);
    for (JsonNode head : features.path("heads")) {
      priors.put(new Label(head.path("label").asText()), head.path("prior").asDouble());
    }
  }

  /** The heads of a model in the order of its outputs, without opening it. */
  public static List<Label> labels(StoredModel model) {
    List<Label> labels = new ArrayList<>();
    model
        .features()
        .path("heads")
        .forEach(head -> labels.add(new Label(head.path("label").asText())));
    return labels;
  }

  @Override
  public ModelVersion version() {
    return model.version();
  }

  /** The languages it was trained on, ISO 639-3. */
  public List<String> languages() {
    return model.card().languages();
  }

  @Override
  public List<Label> labels() {
    return List.copyOf(labels);
  }

  /**
   * The share of positives that a head's probabilities are calibrated to; a log-likelihood ratio is
   * the head's log-odds less the log-odds of this.
   */
  public double prior(Label label) {
    return priors.getOrDefault(label, 0.5);
  }

  @Override
  public Prediction predict(String text, int obfuscations) {
    TextFeatures features = extractor.extract(text, obfuscations);
    int n = features.ngrams().size();
    Map<String, Output> outputs = run(features);
    float[] logits = output(outputs, "logits").values();
    float[] contributions = output(outputs, "contributions").values();
    Map<Label, Score> scores = new HashMap<>();
    Map<Label, List<SpanWeight>> spans = new HashMap<>();
    for (int head = 0; head < labels.size(); head++) {
      scores.put(labels.get(head), Score.ofLogit(logits[head]));
      float[] own = new float[n];
      for (int i = 0; i < n; i++) {
        own[i] = contributions[i * labels.size() + head];
      }
      spans.put(labels.get(head), SpanAttribution.words(text, features.ngrams(), own));
    }
    return new Prediction(version(), scores, spans);
  }

  @Override
  public double[] logits(TextFeatures features) {
    float[] logits = output(run(features), "logits").values();
    double[] doubles = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      doubles[i] = logits[i];
    }
    return doubles;
  }

  /** All outputs of the heads; package-private so that a test can sum them up. */
  Map<String, Output> run(TextFeatures features) {
    int n = features.ngrams().size();
    return session.run(
        Map.of(
            "vector", Input.floats(features.vector(), 1, features.vector().length),
            "ngrams", Input.longs(features.ngrams().buckets(), n),
            "values", Input.floats(features.ngrams().values(), n),
            "hand", Input.floats(features.hand(), features.hand().length)));
  }

  private Output output(Map<String, Output> outputs, String name) {
    Output output = outputs.get(name);
    if (output == null) {
      throw new CasebookException(
          version() + " has no output " + name + ": it is not a text-harm model of this version");
    }
    return output;
  }
}
