package org.casebook.models.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.casebook.models.Label;

/**
 * Penalised logistic regression of all heads at once, hidden layer included, by AdaGrad (Duchi et
 * al. 2011).
 *
 * <p>A head learns only from rows whose label it knows. One thread and a seeded order: the same
 * rows give the same weights to the bit.
 */
final class LogisticTrainer {
  private static final int HIDDEN = TextHeads.HIDDEN;

  private final TextHeads heads;

  /** Brings the components of a unit vector to variance one. */
  private final float scale;

  private final int size;
  private final AdaGrad hidden;
  private final AdaGrad hiddenBias;
  private final AdaGrad vector;
  private final AdaGrad ngrams;
  private final AdaGrad hand;
  private final AdaGrad bias;

  private LogisticTrainer(List<Label> labels, int dimension, TrainingOptions options, long seed) {
    heads = new TextHeads(labels, dimension, seed);
    scale = (float) Math.sqrt(dimension);
    size = labels.size();
    double rate = options.rate();
    double slow = options.vectorRate();
    hidden = new AdaGrad(heads.hidden(), slow, options.vectorPenalty());
    hiddenBias = new AdaGrad(heads.hiddenBias(), slow, 0);
    vector = new AdaGrad(heads.vector(), slow, options.vectorPenalty());
    ngrams = new AdaGrad(heads.ngrams(), rate, options.ngramPenalty());
    hand = new AdaGrad(heads.hand(), rate, options.vectorPenalty());
    bias = new AdaGrad(heads.bias(), rate, 0);
  }

  /**
   * Fits the heads.
   *
   * @param progress receives the share that is done, after each pass
   * @param cancelled asked between passes; when true, training stops with an exception
   */
  static TextHeads fit(
      List<Example> examples,
      List<Label> labels,
      TrainingOptions options,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    int dimension = examples.stream().mapToInt(Example::dimension).max().orElse(0);
    List<TextHeads> members = new ArrayList<>();
    for (int member = 0; member < options.members(); member++) {
      double before = member;
      members.add(
          member(
              examples,
              new LogisticTrainer(labels, dimension, options, options.seed() + member),
              options.epochs(),
              new Random(options.seed() + member),
              share -> progress.accept((before + share) / options.members()),
              cancelled));
    }
    return TextHeads.mean(members);
  }

  private static TextHeads member(
      List<Example> examples,
      LogisticTrainer trainer,
      int epochs,
      Random random,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    List<Example> order = new ArrayList<>(examples);
    for (int epoch = 0; epoch < epochs; epoch++) {
      TrainingSet.requireGoing(cancelled);
      Collections.shuffle(order, random);
      order.forEach(trainer::learn);
      progress.accept((epoch + 1.0) / epochs);
    }
    trainer.unscale();
    return trainer.heads;
  }

  private void learn(Example example) {
    float[] input = scaled(example.vector());
    float[] units = heads.units(input);
    double[] slope = slopes(example, units);
    if (input.length > 0) {
      learnUnits(units, input, slope);
    }
    for (int i = 0; i < example.hand().length; i++) {
      hand.row(i, example.hand()[i], slope);
    }
    for (int bucket : example.buckets()) {
      ngrams.row(bucket, example.value(), slope);
    }
    bias.row(0, 1, slope);
  }

  private void learnUnits(float[] units, float[] input, double[] slope) {
    float[] back = new float[HIDDEN];
    float[] active = new float[HIDDEN];
    for (int unit = 0; unit < HIDDEN; unit++) {
      if (units[unit] > 0) { // a unit at rest has no slope
        for (int head = 0; head < size; head++) {
          back[unit] += (float) (slope[head] * heads.vector()[unit * size + head]);
        }
        active[unit] = back[unit] == 0 ? 0 : 1;
        vector.row(unit, units[unit], slope);
      }
    }
    for (int i = 0; i < input.length; i++) {
      hidden.block(i * HIDDEN, back, input[i], active);
    }
    hiddenBias.block(0, back, 1, active);
  }

  /** Derivative of the weighted log-loss by each head's logit; 0 where the label is unknown. */
  private double[] slopes(Example example, float[] units) {
    float[] logits = heads.bias().clone();
    float[] words = new float[size];
    for (int unit = 0; unit < HIDDEN; unit++) {
      add(logits, heads.vector(), unit, units[unit]);
    }
    for (int i = 0; i < example.hand().length; i++) {
      add(logits, heads.hand(), i, example.hand()[i]);
    }
    for (int bucket : example.buckets()) {
      add(words, heads.ngrams(), bucket, 1);
    }
    double[] slope = new double[size];
    for (int head = 0; head < size; head++) {
      byte target = example.targets()[head];
      if (target != Example.UNKNOWN) {
        double z = logits[head] + words[head] * example.value();
        slope[head] = example.weight() * (1 / (1 + Math.exp(-z)) - target);
      }
    }
    return slope;
  }

  private void add(float[] sums, float[] weights, int feature, float value) {
    int from = feature * size;
    for (int head = 0; head < size; head++) {
      sums[head] += weights[from + head] * value;
    }
  }

  private float[] scaled(float[] vector) {
    float[] scaled = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      scaled[i] = vector[i] * scale;
    }
    return scaled;
  }

  /** Moves the scale of the vector from the data into the weights. */
  private void unscale() {
    for (int i = 0; i < heads.hidden().length; i++) {
      heads.hidden()[i] *= scale;
    }
  }
}
