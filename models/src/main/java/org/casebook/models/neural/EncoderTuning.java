package org.casebook.models.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.casebook.models.ModelException;
import org.casebook.models.export.Tensor;
import org.casebook.models.training.Progress;

/**
 * Tunes an encoder on several labels at once; a label that a row does not know teaches nothing.
 *
 * <p>Texts of like length go together, so that little is filled up. The same rows, options and
 * engine with one thread give the same weights. A checkpoint holds all there is to go on from.
 */
public final class EncoderTuning {
  /** Batches among which texts are sorted by length. */
  private static final int BUCKET = 50;

  private static final double SMOOTH = 0.98;

  private final TorchEngine torch;
  private final BertArchitecture architecture;
  private final TuningOptions options;

  /** A tuning with this engine. */
  public EncoderTuning(TorchEngine torch, BertArchitecture architecture, TuningOptions options) {
    this.torch = torch;
    this.architecture = architecture;
    this.options = options;
  }

  /**
   * Tunes.
   *
   * @param start weights to start from, heads included or not
   * @param rows what to learn from
   * @param keep where checkpoints go; one that is there already is gone on from
   * @param cancelled asked at each step; when true the state is kept and an exception thrown
   * @return all weights, heads included
   */
  public Map<String, Tensor> run(
      Map<String, Tensor> start,
      List<TuningRow> rows,
      int heads,
      TuningCheckpoint keep,
      Progress progress,
      BooleanSupplier cancelled) {
    List<List<TuningRow>> batches = batches(rows);
    int total = batches.size() / options.accumulated();
    TuningCheckpoint.State from =
        keep.load().orElse(new TuningCheckpoint.State(0, Map.of(), start));
    torch.seed(options.seed() + from.step());
    try (HarmNetwork network =
        new HarmNetwork(torch, from.weights(), architecture, heads, options)) {
      AdamW optimiser =
          new AdamW(network.manager(), network.parameters(), this::rate, options.decay());
      optimiser.restore(from.memory(), from.step());
      double mean = Double.NaN;
      for (int step = from.step(); step < total; step++) {
        boolean stop = cancelled.getAsBoolean();
        if (stop || (step > from.step() && step % options.keepEvery() == 0)) {
          keep.save(state(step, network, optimiser));
        }
        if (stop) {
          throw new ModelException(
              "Tuning was cancelled at step "
                  + step
                  + " of "
                  + total
                  + "; start it again to go on");
        }
        double loss = 0;
        for (int part = 0; part < options.accumulated(); part++) {
          loss += learn(network, batches.get(step * options.accumulated() + part));
        }
        optimiser.step(speed(step, total));
        mean = Double.isNaN(mean) ? loss : SMOOTH * mean + (1 - SMOOTH) * loss;
        progress.at(
            String.format(Locale.ROOT, "tuning, step %d of %d, loss %.4f", step + 1, total, mean),
            (step + 1.0) / total);
      }
      keep.save(state(total, network, optimiser));
      return network.parameters().tensors();
    }
  }

  private static TuningCheckpoint.State state(int step, HarmNetwork network, AdamW optimiser) {
    return new TuningCheckpoint.State(step, optimiser.state(), network.parameters().tensors());
  }

  private double learn(HarmNetwork network, List<TuningRow> rows) {
    PaddedBatch batch = PaddedBatch.of(rows.stream().map(TuningRow::pieces).toList());
    int heads = rows.get(0).targets().length;
    float[] targets = new float[rows.size() * heads];
    float[] weights = new float[targets.length];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row).targets(), 0, targets, row * heads, heads);
      System.arraycopy(rows.get(row).weights(), 0, weights, row * heads, heads);
    }
    try (NDManager step = network.manager().newSubManager();
        GradientCollector gradients = torch.engine().newGradientCollector()) {
      NDArray loss =
          network
              .loss(network.logits(step, batch, true), targets, weights)
              .div(options.accumulated());
      gradients.backward(loss);
      return loss.getFloat();
    }
  }

  private double rate(String name) {
    return name.startsWith(HarmNetwork.HEADS) ? options.headRate() : options.rate();
  }

  /** Rises at first and falls in a line to zero. */
  private double speed(int step, int total) {
    double warm = Math.max(1, options.warmUp() * total);
    return Math.min((step + 1) / warm, Math.max(0, (total - step) / Math.max(1, total - warm)));
  }

  /** Rows in a random order, of like length within a batch. */
  private List<List<TuningRow>> batches(List<TuningRow> rows) {
    Random random = new Random(options.seed());
    List<List<TuningRow>> batches = new ArrayList<>();
    for (int epoch = 0; epoch < options.epochs(); epoch++) {
      List<TuningRow> order = new ArrayList<>(rows);
      Collections.shuffle(order, random);
      int bucket = options.batch() * BUCKET;
      List<List<TuningRow>> own = new ArrayList<>();
      for (int from = 0; from < order.size(); from += bucket) {
        List<TuningRow> part =
            new ArrayList<>(order.subList(from, Math.min(order.size(), from + bucket)));
        part.sort(Comparator.comparingInt(row -> row.pieces().length));
        for (int first = 0; first < part.size(); first += options.batch()) {
          own.add(part.subList(first, Math.min(part.size(), first + options.batch())));
        }
      }
      Collections.shuffle(own, random);
      batches.addAll(own);
    }
    return batches;
  }
}
