package org.casebook.models.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.confounders.QuadSet;
import org.casebook.models.evaluation.Report;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.moderation.NetworkShape;
import org.casebook.models.moderation.Routing;
import org.casebook.models.neural.experts.TrainedNetwork;

/**
 * Whether experts earn their keep: against a dense network of the same active compute, seed by
 * seed; whether all live, keep to their tokens, differ in what they see, and can not be exchanged.
 */
public final class RoutingEvaluation {
  private RoutingEvaluation() {}

  /**
   * One seed.
   *
   * @param experts mean average precision of the mixture
   * @param dense of the dense network
   * @param expertQuads quads all right of the mixture
   * @param denseQuads of the dense network
   * @param shuffled mean average precision with experts exchanged
   * @param dead experts that hardly see a token, in the worst block
   * @param effective experts of equal load that would be as spread, in the worst block
   * @param variation of loads, in the worst block
   * @param stability overlap of choices between looks, over the last third of training
   * @param specialisation by harm area, in the best block
   * @param byModality as above by modality
   * @param largest router logit
   */
  private record Seed(
      double experts,
      double dense,
      double expertQuads,
      double denseQuads,
      double shuffled,
      double dead,
      double effective,
      double variation,
      double stability,
      double specialisation,
      double byModality,
      double largest) {}

  /** Trains both kinds of network for each seed and adds the figures. */
  public static void add(ModerationRun run, int seeds, Report report) {
    List<Seed> measured = new ArrayList<>();
    NetworkShape shape = run.data().shape();
    for (int seed = 1; seed <= seeds; seed++) {
      ModerationRun.Trained experts =
          run.train("experts, seed " + seed, shape, seed, Optional.empty());
      ModerationRun.Trained dense =
          run.train("dense, seed " + seed, shape.dense(), seed, Optional.empty());
      try (TrainedNetwork mixture = experts.network();
          TrainedNetwork plain = dense.network()) {
        measured.add(seed(run.data(), mixture, plain, experts.probes()));
      }
    }
    String paired =
        ", mean over " + seeds + " seeds; the interval is over seeds, drawn again in pairs";
    String macro = "macro average precision over labels on the report texts";
    add(report, measured, "experts.macro_average_precision", macro + paired, Seed::experts);
    add(report, measured, "dense.macro_average_precision", macro + paired, Seed::dense);
    add(
        report,
        measured,
        "gain.macro_average_precision",
        macro + ", experts less dense at equal active compute" + paired,
        s -> s.experts() - s.dense());
    add(
        report,
        measured,
        "gain.quads",
        "share of report quads all right, experts less dense" + paired,
        s -> s.expertQuads() - s.denseQuads());
    add(
        report,
        measured,
        "experts.quads",
        "share of report quads all right" + paired,
        Seed::expertQuads);
    add(
        report,
        measured,
        "dense.quads",
        "share of report quads all right" + paired,
        Seed::denseQuads);
    add(
        report,
        measured,
        "shuffle.loss",
        macro + " lost when every expert's work is done by the next one" + paired,
        s -> s.experts() - s.shuffled());
    add(
        report,
        measured,
        "experts.dead",
        "experts with less than a quarter of the even share, worst block" + paired,
        Seed::dead);
    add(
        report,
        measured,
        "experts.effective",
        "exponential of the entropy of loads, of " + shape.experts() + ", worst block" + paired,
        Seed::effective);
    add(
        report,
        measured,
        "experts.load_variation",
        "deviation of loads over their mean, worst block" + paired,
        Seed::variation);
    add(
        report,
        measured,
        "routing.stability",
        "mean Jaccard overlap of the chosen pairs between looks at the validation cases, last third"
            + " of training, first block"
            + paired,
        Seed::stability);
    add(
        report,
        measured,
        "specialisation.harm_area",
        "mutual information of expert and the case's harm area over the entropy of areas, tokens of"
            + " violating report cases, best block"
            + paired,
        Seed::specialisation);
    add(
        report,
        measured,
        "specialisation.modality",
        "as above for the token's modality, report quads and texts" + paired,
        Seed::byModality);
    add(report, measured, "routing.largest_logit", "largest router logit" + paired, Seed::largest);
  }

  private static void add(
      Report report,
      List<Seed> seeds,
      String name,
      String definition,
      ToDoubleFunction<Seed> value) {
    report.add(
        name,
        definition,
        seeds,
        list -> list.stream().mapToDouble(value).average().orElse(0),
        null);
  }

  private static Seed seed(
      ModerationData data, TrainedNetwork mixture, TrainedNetwork dense, List<Routing> probes) {
    List<float[]> texts = ModerationRun.texts(data.policies());
    List<Label> labels = data.policies().labels();
    List<CaseTokens> cases = ModerationRun.tokens(data.report());
    TrainedNetwork.Readings read = mixture.read(cases, texts);
    int experts = mixture.shape().experts();
    int[] next = new int[experts];
    for (int i = 0; i < experts; i++) {
      next[i] = (i + 1) % experts;
    }
    List<ModerationData.ReportQuad> quads =
        data.quads().stream().filter(q -> q.slice().equals(QuadSet.REPORT)).toList();
    List<CaseTokens> every = new ArrayList<>(cases);
    quads.forEach(quad -> every.addAll(ModerationRun.tokens(quad.members())));
    TrainedNetwork.Readings all = mixture.read(every, texts);
    return new Seed(
        ModerationRun.macro(data.report(), read.logits(), labels),
        ModerationRun.macro(data.report(), dense.read(cases, texts).logits(), labels),
        ConfounderEvaluation.allRight(data, mixture, quads, one -> one),
        ConfounderEvaluation.allRight(data, dense, quads, one -> one),
        ModerationRun.macro(
            data.report(), mixture.read(cases, texts, Optional.of(next)).logits(), labels),
        all.routing().stream().mapToInt(Routing::dead).max().orElse(0),
        all.routing().stream().mapToDouble(Routing::effective).min().orElse(0),
        all.routing().stream().mapToDouble(Routing::variation).max().orElse(0),
        stability(probes),
        specialisation(data.report(), read),
        byModality(every, all),
        all.largest());
  }

  private static double stability(List<Routing> probes) {
    int from = Math.max(1, probes.size() * 2 / 3);
    double sum = 0;
    for (int i = from; i < probes.size(); i++) {
      sum += probes.get(i).likeness(probes.get(i - 1));
    }
    return sum / Math.max(1, probes.size() - from);
  }

  private static double specialisation(List<LabelledCase> cases, TrainedNetwork.Readings read) {
    double best = 0;
    List<HarmCategory> areaNumbers = List.of(HarmCategory.values());
    for (Routing routing : read.routing()) {
      List<java.util.Set<Integer>> chosen = new ArrayList<>();
      List<Integer> areas = new ArrayList<>();
      for (int token = 0; token < read.owner().size(); token++) {
        Map<Label, Boolean> labels = cases.get(read.owner().get(token)).labels();
        for (HarmCategory category : HarmCategory.values()) {
          if (labels.getOrDefault(Label.of(category), false)) {
            chosen.add(routing.chosen().get(token));
            areas.add(areaNumbers.indexOf(category));
            break;
          }
        }
      }
      best = Math.max(best, new Routing(routing.experts(), chosen).specialisation(areas));
    }
    return best;
  }

  private static double byModality(List<CaseTokens> cases, TrainedNetwork.Readings read) {
    // tokens of the routing stand by kind within each run, so they are counted off per case
    int[] next = new int[cases.size()];
    List<Integer> kinds = new ArrayList<>();
    for (int owner : read.owner()) {
      kinds.add(cases.get(owner).tokens().get(next[owner]++).modality().number());
    }
    return read.routing().stream()
        .mapToDouble(routing -> routing.specialisation(kinds))
        .max()
        .orElse(0);
  }
}
