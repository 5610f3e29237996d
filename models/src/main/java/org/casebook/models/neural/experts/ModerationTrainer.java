package org.casebook.models.neural.experts;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.casebook.models.Label;
import org.casebook.models.ModelException;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.DeadZone;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.moderation.NetworkShape;
import org.casebook.models.moderation.PolicyTexts;
import org.casebook.models.moderation.Routing;
import org.casebook.models.neural.TorchEngine;
import org.casebook.models.training.Progress;

/**
 * Trains the moderation model. A step depends on the seed and its number alone, so a training that
 * goes on from a checkpoint ends with the same bits as one that was never interrupted.
 */
public final class ModerationTrainer {
  private static final double DECAY = 0.01;
  private static final int WARM_UP = 50;

  private final TorchEngine torch;
  private final NetworkShape shape;
  private final ExpertsSettings settings;
  private final PolicyTexts policies;
  private final Optional<Path> checkpoint;
  private final List<Routing> probes = new ArrayList<>();

  /**
   * A training that is to be run.
   *
   * @param policies the labels that are learnt, and what their clauses say
   * @param checkpoint file that says where training stands; empty to keep none
   */
  public ModerationTrainer(
      TorchEngine torch,
      NetworkShape shape,
      ExpertsSettings settings,
      PolicyTexts policies,
      Optional<Path> checkpoint) {
    this.torch = torch;
    this.shape = shape;
    this.settings = settings;
    this.policies = policies;
    this.checkpoint = checkpoint;
  }

  /** How the first block routed the validation cases at each look, in order. */
  public List<Routing> probes() {
    return List.copyOf(probes);
  }

  /**
   * Trains until the validation cases get no better.
   *
   * @param fit cases that weights are fitted to
   * @param validation cases that say when to stop
   * @param cancelled asked at every step; when true, an exception ends the training, and it goes on
   *     from its checkpoint the next time
   */
  public TrainedNetwork train(
      List<LabelledCase> fit,
      List<LabelledCase> validation,
      Progress progress,
      BooleanSupplier cancelled) {
    ModerationNetwork network = new ModerationNetwork(shape);
    CaseDraw draw = new CaseDraw(fit, settings);
    String key = shape + "\n" + settings + "\n" + fit.size() + "\n" + validation.size();
    try (NDManager arrays = torch.arrays()) {
      Parameters parameters = new Parameters(arrays, network.plan(settings.seed()));
      AdamW optimiser = new AdamW(arrays, parameters.paces(), DECAY);
      List<DeadZone> zones = new ArrayList<>();
      for (int block = 0; block < shape.blocks(); block++) {
        zones.add(new DeadZone(shape.experts()));
      }
      float[] best = parameters.values();
      List<float[]> bestBias = biases(zones);
      double bestLoss = Double.MAX_VALUE;
      int looks = 0;
      int step = 0;
      Optional<Checkpoint> stood = checkpoint.flatMap(file -> Checkpoint.read(file, key));
      if (stood.isPresent()) {
        Checkpoint from = stood.get();
        parameters.set(from.weights());
        optimiser.set(from.means(), from.squares(), from.step());
        zones.clear();
        from.bias().forEach(bias -> zones.add(new DeadZone(bias)));
        best = from.best();
        bestBias = from.bestBias();
        bestLoss = from.bestLoss();
        looks = from.looks();
        step = from.step();
      }
      for (; step < settings.steps() && looks < settings.patience(); step++) {
        if (cancelled.getAsBoolean()) {
          throw new ModelException("Training was cancelled; run it again to go on");
        }
        double loss = step(network, parameters, optimiser, zones, draw, step);
        if ((step + 1) % settings.every() == 0) {
          double now = look(network, parameters, zones, validation);
          looks++;
          if (now < bestLoss) {
            bestLoss = now;
            best = parameters.values();
            bestBias = biases(zones);
            looks = 0;
          }
          float[] kept = best;
          List<float[]> keptBias = bestBias;
          double keptLoss = bestLoss;
          int since = looks;
          int done = step + 1;
          checkpoint.ifPresent(
              file ->
                  new Checkpoint(
                          key,
                          done,
                          parameters.values(),
                          optimiser.means(),
                          optimiser.squares(),
                          kept,
                          keptBias,
                          keptLoss,
                          since,
                          biases(zones))
                      .write(file));
          progress.at(
              String.format(Locale.ROOT, "loss %.3f, validation %.3f", loss, now),
              (step + 1.0) / settings.steps());
        }
      }
      return new TrainedNetwork(torch, shape, best, bestBias, step);
    }
  }

  private static List<float[]> biases(List<DeadZone> zones) {
    return zones.stream().map(DeadZone::bias).toList();
  }

  private double step(
      ModerationNetwork network,
      Parameters parameters,
      AdamW optimiser,
      List<DeadZone> zones,
      CaseDraw draw,
      int number) {
    Random random = new Random(settings.seed() * 1_000_003 + number);
    torch.seed(random.nextInt());
    List<LabelledCase> batch = draw.batch(settings.batch(), random);
    List<CaseTokens> seen = batch.stream().map(one -> draw.seen(one, random)).toList();
    List<Label> labels = policies.labels();
    List<float[]> texts = labels.stream().map(label -> policies.some(label, random)).toList();
    float value;
    try (NDManager arrays = torch.arrays()) {
      try (GradientCollector gradients = torch.engine().newGradientCollector()) {
        Map<String, NDArray> weights = parameters.in(arrays);
        ModerationNetwork.Output output =
            network.run(
                weights,
                TokenBatch.of(arrays, shape, seen),
                TrainedNetwork.policies(arrays, texts),
                zones,
                true,
                Optional.empty());
        NDArray alignment = ModerationNetwork.weight(weights, "align.scale").exp();
        NDArray loss = ModerationLoss.of(shape, output, alignment, batch, labels);
        gradients.backward(loss);
        value = loss.getFloat();
        if (settings.balance() && shape.experts() > 0) {
          for (int block = 0; block < shape.blocks(); block++) {
            zones.get(block).update(counts(output.chosen().get(block)));
          }
        }
      }
    }
    double rise = Math.min(1, (number + 1.0) / WARM_UP);
    double fall = 0.5 * (1 + Math.cos(Math.PI * number / settings.steps()));
    optimiser.step(parameters.flat(), settings.rate() * rise * (0.02 + 0.98 * fall));
    return value;
  }

  private int[] counts(List<Set<Integer>> chosen) {
    int[] counts = new int[shape.experts()];
    chosen.forEach(token -> token.forEach(expert -> counts[expert]++));
    return counts;
  }

  /** Mean cross-entropy of the labels of the validation cases, as they are served. */
  private double look(
      ModerationNetwork network,
      Parameters parameters,
      List<DeadZone> zones,
      List<LabelledCase> validation) {
    List<Label> labels = policies.labels();
    List<float[]> texts = labels.stream().map(policies::mean).toList();
    double sum = 0;
    List<Set<Integer>> chosen = new ArrayList<>();
    for (int from = 0; from < validation.size(); from += settings.batch()) {
      List<LabelledCase> some =
          validation.subList(from, Math.min(validation.size(), from + settings.batch()));
      try (NDManager arrays = torch.arrays()) {
        ModerationNetwork.Output output =
            network.run(
                parameters.in(arrays),
                TokenBatch.of(arrays, shape, some.stream().map(LabelledCase::tokens).toList()),
                TrainedNetwork.policies(arrays, texts),
                zones,
                false,
                Optional.empty());
        sum += some.size() * ModerationLoss.labels(output.logits(), some, labels, false).getFloat();
        chosen.addAll(output.chosen().get(0));
      }
    }
    if (shape.experts() > 0) {
      probes.add(new Routing(shape.experts(), chosen));
    }
    return sum / validation.size();
  }
}
