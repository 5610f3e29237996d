package org.casebook.models.training;

import java.util.List;
import java.util.Random;
import org.casebook.models.Label;
import org.casebook.models.features.HandFeatures;
import org.casebook.models.features.NgramHasher;
import org.casebook.models.features.TextFeatures;

/**
 * Heads over the features of a text: every logit is a bias plus a sum of contributions.
 *
 * <p>N-grams and counted properties contribute linearly. The sentence vector contributes through
 * one hidden layer of rectified units, shared by all heads: a meaning is more than a sum of its
 * directions, and it has no words to be shown at anyway. Weights are laid out feature by feature
 * with one number per head side by side, as the exported model gathers them.
 */
public final class TextHeads implements HeadScorer {
  /** Units of the hidden layer of heads that are trained together. */
  static final int HIDDEN = 64;

  private final List<Label> labels;
  private final int dimension;
  private final float[] hidden;
  private final float[] hiddenBias;
  private final float[] vector;
  private final float[] ngrams;
  private final float[] hand;
  private final float[] bias;

  /** Heads that know nothing; only the hidden layer starts at random, or its units were all one. */
  TextHeads(List<Label> labels, int dimension, long seed) {
    this(labels, dimension, HIDDEN);
    Random random = new Random(seed);
    fill(hidden, random, 1 / Math.sqrt(dimension));
    fill(vector, random, 0.5 / Math.sqrt(HIDDEN));
  }

  private TextHeads(List<Label> labels, int dimension, int units) {
    this.labels = List.copyOf(labels);
    this.dimension = dimension;
    int heads = labels.size();
    hidden = new float[units * dimension];
    hiddenBias = new float[units];
    vector = new float[units * heads];
    ngrams = new float[NgramHasher.BUCKETS * heads];
    hand = new float[HandFeatures.NAMES.size() * heads];
    bias = new float[heads];
  }

  /**
   * Heads whose logits are the means of the members' logits: their hidden layers side by side, all
   * other weights averaged. Members that differ in their seed alone err in different ways, so the
   * mean errs less (Breiman 1996, "Bagging Predictors").
   *
   * @param members at least one, all for the same labels and vectors
   */
  static TextHeads mean(List<TextHeads> members) {
    TextHeads first = members.get(0);
    int units = HIDDEN * members.size();
    TextHeads mean = new TextHeads(first.labels, first.dimension, units);
    float share = 1f / members.size();
    for (int m = 0; m < members.size(); m++) {
      TextHeads member = members.get(m);
      for (int i = 0; i < first.dimension; i++) {
        System.arraycopy(member.hidden, i * HIDDEN, mean.hidden, i * units + m * HIDDEN, HIDDEN);
      }
      System.arraycopy(member.hiddenBias, 0, mean.hiddenBias, m * HIDDEN, HIDDEN);
      int from = m * HIDDEN * first.labels.size();
      for (int i = 0; i < member.vector.length; i++) {
        mean.vector[from + i] = share * member.vector[i];
      }
      add(mean.ngrams, member.ngrams, share);
      add(mean.hand, member.hand, share);
      add(mean.bias, member.bias, share);
    }
    return mean;
  }

  private static void add(float[] sums, float[] values, float share) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += share * values[i];
    }
  }

  @Override
  public List<Label> labels() {
    return labels;
  }

  /** Length of the sentence vectors that these heads take. */
  public int dimension() {
    return dimension;
  }

  /** Weights of the hidden layer, {@code [dimension, hidden]} row-major; the array itself. */
  public float[] hidden() {
    return hidden;
  }

  /** One bias per hidden unit; the array itself. */
  public float[] hiddenBias() {
    return hiddenBias;
  }

  /** Weights of the hidden units, {@code [hidden, heads]} row-major; the array itself. */
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
    double[] logits = new double[bias.length];
    for (int head = 0; head < logits.length; head++) {
      logits[head] = bias[head];
    }
    add(logits, vector, units(features.vector()));
    add(logits, hand, features.hand());
    for (int i = 0; i < features.ngrams().size(); i++) {
      addRow(logits, (int) features.ngrams().buckets()[i], features.ngrams().values()[i]);
    }
    return logits;
  }

  /**
   * Outputs of the hidden units; none for an empty or zero vector, which means that nothing was
   * read, so that the layer's biases do not speak for it.
   */
  float[] units(float[] input) {
    int count = hiddenBias.length;
    float[] units = new float[count];
    if (isZero(input)) {
      return units;
    }
    System.arraycopy(hiddenBias, 0, units, 0, count);
    for (int i = 0; i < dimension; i++) {
      float value = input[i];
      int from = i * count;
      for (int unit = 0;
          unit < count;
          unit++) { // plain loops over floats: the compiler widens them
        units[unit] += hidden[from + unit] * value;
      }
    }
    for (int unit = 0; unit < count; unit++) {
      units[unit] = Math.max(0, units[unit]);
    }
    return units;
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

  private static boolean isZero(float[] values) {
    for (float value : values) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private static void fill(float[] weights, Random random, double deviation) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() * deviation);
    }
  }
}
