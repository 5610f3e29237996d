package org.casebook.models.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.casebook.models.Label;

/**
 * Penalised logistic regression of all heads at once, by AdaGrad (Duchi et al. 2011).
 *
 * <p>A head learns only from rows whose label it knows. One thread and a seeded order: the same
 * rows give the same weights to the bit.
 */
final class LogisticTrainer {
  /** Brings the components of a unit vector of 384 numbers to variance one. */
  static final float VECTOR_SCALE = 19.6f;

  private static final double TINY = 1e-6;

  private final TrainingOptions options;
  private final LinearHeads heads;
  private final int size;
  private final float[] vectorSquares;
  private final float[] ngramSquares;
  private final float[] handSquares;
  private final float[] biasSquares;

  private LogisticTrainer(List<Label> labels, TrainingOptions options) {
    this.options = options;
    heads = new LinearHeads(labels);
    size = labels.size();
    vectorSquares = new float[heads.vector().length];
    ngramSquares = new float[heads.ngrams().length];
    handSquares = new float[heads.hand().length];
    biasSquares = new float[size];
  }

  /**
   * Fits the heads.
   *
   * @param progress receives the share that is done, after each pass
   * @param cancelled asked between passes; when true, training stops with an exception
   */
  static LinearHeads fit(
      List<Example> examples,
      List<Label> labels,
      TrainingOptions options,
      DoubleConsumer progress,
      BooleanSupplier cancelled) {
    LogisticTrainer trainer = new LogisticTrainer(labels, options);
    List<Example> order = new ArrayList<>(examples);
    Random random = new Random(options.seed());
    for (int epoch = 0; epoch < options.epochs(); epoch++) {
      TrainingSet.requireGoing(cancelled);
      Collections.shuffle(order, random);
      order.forEach(trainer::learn);
      progress.accept((epoch + 1.0) / options.epochs());
    }
    trainer.unscale();
    return trainer.heads;
  }

  private void learn(Example example) {
    double[] slope = slopes(example);
    for (int i = 0; i < example.vector().length; i++) {
      step(heads.vector(), vectorSquares, i, example.vector()[i] * VECTOR_SCALE, slope, false);
    }
    for (int i = 0; i < example.hand().length; i++) {
      step(heads.hand(), handSquares, i, example.hand()[i], slope, false);
    }
    for (int bucket : example.buckets()) {
      step(heads.ngrams(), ngramSquares, bucket, example.value(), slope, true);
    }
    step(heads.bias(), biasSquares, 0, 1, slope, false);
  }

  /** Derivative of the weighted log-loss by each head's logit; 0 where the label is unknown. */
  private double[] slopes(Example example) {
    float[] logits = new float[size];
    float[] ngrams = new float[size];
    for (int i = 0; i < example.vector().length; i++) {
      add(logits, heads.vector(), i, example.vector()[i] * VECTOR_SCALE);
    }
    for (int i = 0; i < example.hand().length; i++) {
      add(logits, heads.hand(), i, example.hand()[i]);
    }
    for (int bucket : example.buckets()) {
      add(ngrams, heads.ngrams(), bucket, 1);
    }
    double[] slope = new double[size];
    for (int head = 0; head < size; head++) {
      byte target = example.targets()[head];
      if (target != Example.UNKNOWN) {
        double z = heads.bias()[head] + logits[head] + ngrams[head] * example.value();
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

  private void step(
      float[] weights, float[] squares, int feature, float value, double[] slope, boolean ngram) {
    if (value == 0) {
      return;
    }
    double penalty = ngram ? options.ngramPenalty() : options.vectorPenalty();
    for (int head = 0; head < size; head++) {
      if (slope[head] != 0) {
        int i = feature * size + head;
        double gradient = slope[head] * value + penalty * weights[i];
        squares[i] += (float) (gradient * gradient);
        weights[i] -= (float) (options.rate() * gradient / (Math.sqrt(squares[i]) + TINY));
      }
    }
  }

  /** Moves the scale of the vector from the data into the weights. */
  private void unscale() {
    for (int i = 0; i < heads.vector().length; i++) {
      heads.vector()[i] *= VECTOR_SCALE;
    }
  }
}
