package org.casebook.models.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.casebook.models.Label;
import org.casebook.models.evaluation.Measure;
import org.casebook.models.evaluation.Scored;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.moderation.NetworkShape;
import org.casebook.models.moderation.PolicyTexts;
import org.casebook.models.moderation.Routing;
import org.casebook.models.neural.TorchEngine;
import org.casebook.models.neural.experts.ExpertsSettings;
import org.casebook.models.neural.experts.ModerationTrainer;
import org.casebook.models.neural.experts.TrainedNetwork;
import org.casebook.models.training.Progress;

/** Trains moderation models on the same data and reads cases with them. */
public final class ModerationRun {
  private final TorchEngine torch;
  private final ModerationData data;
  private final int steps;
  private final Progress progress;
  private final BooleanSupplier cancelled;

  /**
   * Runs on some data.
   *
   * @param steps of a training, at most
   */
  public ModerationRun(
      TorchEngine torch,
      ModerationData data,
      int steps,
      Progress progress,
      BooleanSupplier cancelled) {
    this.torch = torch;
    this.data = data;
    this.steps = steps;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /**
   * A network after training, and how it routed the validation cases at each look.
   *
   * @param network to be closed
   * @param probes in order; none for a dense network
   */
  public record Trained(TrainedNetwork network, List<Routing> probes) {}

  /** Trains on all data. */
  public Trained train(String name, NetworkShape shape, long seed, Optional<Path> checkpoint) {
    return train(name, shape, seed, checkpoint, data.policies(), one -> true);
  }

  /** Trains on the cases that a condition holds for, with these policies. */
  Trained train(
      String name,
      NetworkShape shape,
      long seed,
      Optional<Path> checkpoint,
      PolicyTexts policies,
      Predicate<LabelledCase> used) {
    ModerationTrainer trainer =
        new ModerationTrainer(
            torch,
            shape,
            ExpertsSettings.standard(steps, data.shares(), seed),
            policies,
            checkpoint);
    TrainedNetwork network =
        trainer.train(
            data.fit().stream().filter(used).toList(),
            data.validation().stream().filter(used).toList(),
            (stage, share) -> progress.at(name + ": " + stage, share),
            cancelled);
    return new Trained(network, trainer.probes());
  }

  ModerationData data() {
    return data;
  }

  /** The mean text of each label, in the order of the policies. */
  static List<float[]> texts(PolicyTexts policies) {
    return policies.labels().stream().map(policies::mean).toList();
  }

  static List<CaseTokens> tokens(List<LabelledCase> cases) {
    return cases.stream().map(LabelledCase::tokens).toList();
  }

  /** What is known of a label, with its scores. */
  static List<Scored> scored(List<LabelledCase> cases, double[][] logits, Label label, int column) {
    List<Scored> scored = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Boolean truth = cases.get(i).labels().get(label);
      if (truth != null) {
        scored.add(new Scored(logits[i][column], truth));
      }
    }
    return scored;
  }

  /** Mean over labels of average precision; labels with few positives are left out. */
  static double macro(List<LabelledCase> cases, double[][] logits, List<Label> labels) {
    double sum = 0;
    int count = 0;
    for (int column = 0; column < labels.size(); column++) {
      List<Scored> scored = scored(cases, logits, labels.get(column), column);
      double positives = Measure.positives(scored);
      if (positives >= 20 && positives < scored.size()) {
        sum += Measure.averagePrecision(scored);
        count++;
      }
    }
    return sum / count;
  }
}
