package org.casebook.models.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.casebook.models.Label;
import org.casebook.models.evaluation.Measure;
import org.casebook.models.evaluation.Report;
import org.casebook.models.evaluation.Scored;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.FewShot;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.moderation.Modality;
import org.casebook.models.moderation.PolicyTexts;
import org.casebook.models.neural.experts.TrainedNetwork;

/**
 * How good the model is on texts; how well it follows a policy that it was never trained on, from
 * the policy's text alone and from a few labels; and what is left when modalities are missing.
 */
public final class PolicyEvaluation {
  private static final int LEAST = 20;
  private static final int[] SHOTS = {4, 16, 64};
  private static final int DRAWS = 10;
  private static final double RIDGE = 1;

  private PolicyEvaluation() {}

  /** Adds the figures of a network on report texts, and of the slots that it tells. */
  public static void addTexts(ModerationData data, TrainedNetwork network, Report report) {
    List<Label> labels = data.policies().labels();
    TrainedNetwork.Readings read =
        network.read(ModerationRun.tokens(data.report()), ModerationRun.texts(data.policies()));
    for (int column = 0; column < labels.size(); column++) {
      String name = "model." + labels.get(column).name();
      List<Scored> rows =
          ModerationRun.scored(data.report(), read.logits(), labels.get(column), column);
      double positives = Measure.positives(rows);
      if (positives < LEAST || positives == rows.size()) {
        continue;
      }
      String where = " of " + labels.get(column).name() + " on the report texts";
      report.add(
          name + ".average_precision",
          "average precision" + where,
          rows,
          Measure::averagePrecision,
          positives / rows.size());
      report.add(name + ".auroc", "area under ROC" + where, rows, Measure::auroc, 0.5);
    }
    for (String slot : network.shape().slots().keySet()) {
      List<Boolean> right = new ArrayList<>();
      for (int i = 0; i < data.report().size(); i++) {
        String truth = data.report().get(i).slots().get(slot);
        if (truth != null) {
          right.add(truth.equals(read.slots().get(i).get(slot)));
        }
      }
      report.add(
          "slot." + slot + ".accuracy",
          "share of report samples whose slot " + slot + " is told right",
          right,
          list -> list.stream().mapToInt(r -> r ? 1 : 0).average().orElse(Double.NaN),
          null);
    }
  }

  /**
   * Trains once per harm area without that area's cases and label, and measures the area.
   *
   * @param full the network trained on everything
   */
  public static void addUnseenPolicies(
      ModerationRun run, TrainedNetwork full, long seed, Report report) {
    ModerationData data = run.data();
    List<Double> zero = new ArrayList<>();
    List<Double> cosine = new ArrayList<>();
    Map<Integer, List<Double>> shares = new LinkedHashMap<>();
    for (Label label : data.policies().labels()) {
      List<LabelledCase> cases =
          data.report().stream().filter(one -> one.labels().containsKey(label)).toList();
      long positives =
          cases.stream().filter(one -> one.labels().getOrDefault(label, false)).count();
      if (label.equals(Label.ANY) || positives < LEAST || positives == cases.size()) {
        continue;
      }
      Map<Label, List<float[]>> others = new LinkedHashMap<>(data.policies().texts());
      others.remove(label);
      ModerationRun.Trained trained =
          run.train(
              "without " + label.name(),
              data.shape(),
              seed,
              Optional.empty(),
              new PolicyTexts(others),
              one -> !one.labels().getOrDefault(label, false));
      try (TrainedNetwork network = trained.network()) {
        List<float[]> text = List.of(data.policies().mean(label));
        double[][] logits = network.read(ModerationRun.tokens(cases), text).logits();
        List<Scored> rows = ModerationRun.scored(cases, logits, label, 0);
        String how =
            "area under ROC of "
                + label.name()
                + " from its policy text alone, trained"
                + " without its cases; the baseline is the likeness of text and policy text";
        double plain = Measure.auroc(likeness(cases, label, text.get(0)));
        report.add("zero_shot." + label.name() + ".auroc", how, rows, Measure::auroc, plain);
        zero.add(Measure.auroc(rows));
        cosine.add(plain);
        double all =
            Measure.averagePrecision(
                ModerationRun.scored(
                    cases, full.read(ModerationRun.tokens(cases), text).logits(), label, 0));
        fewShot(data, network, label, text, all, shares, report);
      }
    }
    report.add(
        "zero_shot.auroc",
        "mean over harm areas of the area under ROC from policy text alone",
        zero,
        list -> list.stream().mapToDouble(v -> v).average().orElse(Double.NaN),
        cosine.stream().mapToDouble(v -> v).average().orElse(0.5));
    shares.forEach(
        (shots, list) ->
            report.add(
                "few_shot." + shots + ".share_of_full",
                "mean over harm areas and draws of average precision after "
                    + shots
                    + " labels, over that of the model trained on everything",
                list,
                some -> some.stream().mapToDouble(v -> v).average().orElse(Double.NaN),
                null));
  }

  private static void fewShot(
      ModerationData data,
      TrainedNetwork network,
      Label label,
      List<float[]> text,
      double full,
      Map<Integer, List<Double>> shares,
      Report report) {
    List<LabelledCase> pool =
        data.fit().stream().filter(one -> one.labels().containsKey(label)).toList();
    List<LabelledCase> cases =
        data.report().stream().filter(one -> one.labels().containsKey(label)).toList();
    TrainedNetwork.Readings rows = network.read(ModerationRun.tokens(cases), text);
    Random random = new Random(1);
    for (int shots : SHOTS) {
      List<Double> drawn = new ArrayList<>();
      for (int draw = 0; draw < DRAWS; draw++) {
        List<LabelledCase> few = balanced(pool, label, shots, random);
        TrainedNetwork.Readings known = network.read(ModerationRun.tokens(few), text);
        List<FewShot.Labelled> labelled = new ArrayList<>();
        for (int i = 0; i < few.size(); i++) {
          labelled.add(
              new FewShot.Labelled(
                  known.pooled()[i][0],
                  known.logits()[i][0],
                  few.get(i).labels().getOrDefault(label, false)));
        }
        FewShot learnt = new FewShot(labelled, RIDGE);
        double[][] after = new double[cases.size()][1];
        for (int i = 0; i < after.length; i++) {
          after[i][0] = learnt.logit(rows.pooled()[i][0], rows.logits()[i][0]);
        }
        drawn.add(Measure.averagePrecision(ModerationRun.scored(cases, after, label, 0)) / full);
      }
      shares.computeIfAbsent(shots, n -> new ArrayList<>()).addAll(drawn);
      report.add(
          "few_shot." + shots + "." + label.name() + ".share_of_full",
          "average precision of "
              + label.name()
              + " after "
              + shots
              + " labels, half of them positive, over that of the model trained on everything; "
              + DRAWS
              + " draws",
          drawn,
          list -> list.stream().mapToDouble(v -> v).average().orElse(Double.NaN),
          null);
    }
  }

  private static List<LabelledCase> balanced(
      List<LabelledCase> pool, Label label, int count, Random random) {
    List<LabelledCase> few = new ArrayList<>();
    for (boolean positive : new boolean[] {true, false}) {
      List<LabelledCase> side =
          pool.stream().filter(one -> one.labels().getOrDefault(label, false) == positive).toList();
      for (int i = 0; i < count / 2 && !side.isEmpty(); i++) {
        few.add(side.get(random.nextInt(side.size())));
      }
    }
    return few;
  }

  private static List<Scored> likeness(List<LabelledCase> cases, Label label, float[] text) {
    double[][] scores = new double[cases.size()][1];
    for (int i = 0; i < scores.length; i++) {
      scores[i][0] =
          cases.get(i).tokens().tokens().stream()
              .filter(token -> token.modality() == Modality.TEXT)
              .mapToDouble(token -> dot(token.vector(), text))
              .max()
              .orElse(0);
    }
    return ModerationRun.scored(cases, scores, label, 0);
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Adds what is left on texts when counted properties or scripts are missing. */
  public static void addMissing(ModerationData data, TrainedNetwork network, Report report) {
    List<Label> labels = data.policies().labels();
    List<float[]> texts = ModerationRun.texts(data.policies());
    double full =
        ModerationRun.macro(
            data.report(),
            network.read(ModerationRun.tokens(data.report()), texts).logits(),
            labels);
    Map<String, List<Modality>> left = new LinkedHashMap<>();
    left.put("text", List.of(Modality.TEXT));
    left.put("text_and_metadata", List.of(Modality.TEXT, Modality.METADATA));
    left.put("text_and_language", List.of(Modality.TEXT, Modality.LANGUAGE));
    left.forEach(
        (name, kept) -> {
          List<CaseTokens> seen =
              data.report().stream()
                  .map(one -> one.tokens().keeping(t -> kept.contains(t.modality())))
                  .toList();
          double some =
              ModerationRun.macro(data.report(), network.read(seen, texts).logits(), labels);
          report.add(
              "missing." + name + ".share_of_full",
              "macro average precision on the report texts with only "
                  + name
                  + " left, over that with all",
              List.of(some),
              list -> list.get(0) / full,
              null);
        });
  }
}
