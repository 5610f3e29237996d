package org.casebook.models.training;

import java.util.List;
import org.casebook.models.Label;
import org.casebook.models.features.EncoderSpecification;
import org.casebook.models.features.HandFeatures;
import org.casebook.models.features.NgramHasher;
import org.casebook.models.features.TextFeatures;

/**
 * Linear heads over the features of a text: every logit is a bias plus a sum of contributions.
 *
 * <p>Weights are laid out feature by feature with one number per head side by side, as the exported
 * model gathers them.
 */
public final class LinearHeads implements HeadScorer {
  private final List<Label> labels;
  private final float[] vector;
  private final float[] ngrams;
  private final float[] hand;
  private final float[] bias;

  /** Heads with all weights zero. */
  LinearHeads(List<Label> labels) {
    this.labels = List.copyOf(labels);
    int heads = labels.size();
    vector = new float[EncoderSpecification.DIMENSION * heads];
    ngrams = new float[NgramHasher.BUCKETS * heads];
    hand = new float[HandFeatures.NAMES.size() * heads];
    bias = new float[heads];
  }

  @Override
  public List<Label> labels() {
    return labels;
  }

  /** Weights of the sentence vector, {@code [384, heads]} row-major; the array itself. */
  public float[] vector() {
    return vector;
  }

  /** Weights of the n-gram buckets, {@code [buckets, heads]} row-major; the array itself. */
  public float[] ngrams() {
    return ngrams;
  }

  /** Weights of the counted properties, {@code [features, heads]} row-major; the array itself. */
  public float[] hand() {
    return hand;
  }

  /** One bias per head; the array itself. */
  public float[] bias() {
    return bias;
  }

  @Override
  public double[] logits(TextFeatures features) {
    double[] logits = start();
    add(logits, vector, features.vector());
    add(logits, hand, features.hand());
    for (int i = 0; i < features.ngrams().size(); i++) {
      addRow(logits, (int) features.ngrams().buckets()[i], features.ngrams().values()[i]);
    }
    return logits;
  }

  /** Multiplies a head by a factor and shifts it: how calibration becomes part of the weights. */
  void rescale(int head, double factor, double shift) {
    for (float[] weights : List.of(vector, ngrams, hand, bias)) {
      for (int i = head; i < weights.length; i += labels.size()) {
        weights[i] = (float) (weights[i] * factor);
      }
    }
    bias[head] += (float) shift;
  }

  /** Rounds n-gram weights to what the exported model stores, so that both say the same. */
  void roundNgrams() {
    for (int i = 0; i < ngrams.length; i++) {
      ngrams[i] = HalfFloat.value(HalfFloat.bits(ngrams[i]));
    }
  }

  private double[] start() {
    double[] logits = new double[bias.length];
    for (int head = 0; head < logits.length; head++) {
      logits[head] = bias[head];
    }
    return logits;
  }

  private static void add(double[] logits, float[] weights, float[] values) {
    for (int i = 0; i < values.length; i++) {
      for (int head = 0; head < logits.length; head++) {
        logits[head] += weights[i * logits.length + head] * values[i];
      }
    }
  }

  private void addRow(double[] logits, int bucket, float value) {
    for (int head = 0; head < logits.length; head++) {
      logits[head] += ngrams[bucket * logits.length + head] * value;
    }
  }
}
