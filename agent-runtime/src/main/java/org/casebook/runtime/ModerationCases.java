package org.casebook.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.confounders.Noise;
import org.casebook.models.confounders.Quad;
import org.casebook.models.confounders.QuadSet;
import org.casebook.models.confounders.Scene;
import org.casebook.models.confounders.ScenePainter;
import org.casebook.models.features.SoundStatistics;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.moderation.Modality;
import org.casebook.models.moderation.Token;
import org.casebook.models.pipeline.ModerationData;
import org.casebook.models.training.GroupSplit;
import org.casebook.models.training.LabelledRow;
import org.casebook.models.training.Progress;
import org.casebook.models.training.Split;
import org.casebook.runtime.inference.PictureVectors;
import org.casebook.runtime.media.Picture;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.samples.LabelledSample;
import org.casebook.runtime.samples.PolicySamples;

/** The cases that the moderation model is fitted to and measured on, seen by the real models. */
final class ModerationCases {
  private static final int AT_ONCE = 256;
  private static final int DRAWINGS = 20;
  private static final int REPORT_DRAWINGS = 8;
  private static final long FRESH = 1_000_000;
  private static final int KEPT_PAIRS = 5;
  private static final int FITTED_SHOWN = 60;

  private final ModerationWords words;
  private final PictureVectors pictures;
  private final Progress progress;
  private final BooleanSupplier cancelled;
  private final Map<String, List<Token>> drawn = new HashMap<>();
  private final List<LabelledCase> fit = new ArrayList<>();
  private final List<LabelledCase> validation = new ArrayList<>();
  private final List<LabelledCase> report = new ArrayList<>();
  private final List<ModerationData.ReportQuad> quads = new ArrayList<>();
  private final List<ModerationData.Depiction> depictions = new ArrayList<>();

  ModerationCases(
      ModerationWords words,
      PictureVectors pictures,
      Progress progress,
      BooleanSupplier cancelled) {
    this.words = words;
    this.pictures = pictures;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /**
   * Collects them.
   *
   * @param rows public labelled texts; may be empty
   * @param most rows of one source that are used
   * @param samples made-up texts that are asked of the policy's grammar
   * @param quadCount quads that are fitted to
   */
  ModerationData collect(
      List<LabelledRow> rows, int most, Policy policy, int samples, int quadCount, long seed) {
    texts(rows, most, seed);
    samples(policy, samples, seed);
    described();
    for (Quad quad : QuadSet.draw(QuadSet.FIT, quadCount, DRAWINGS, seed)) {
      List<LabelledCase> four = members(quad, false);
      boolean judge = quad.id().endsWith("7");
      (judge ? validation : fit).addAll(four);
      if (!judge && quads.size() < FITTED_SHOWN) {
        quads.add(new ModerationData.ReportQuad(QuadSet.FIT, quad.family().name(), four));
      }
    }
    for (String slice : List.of(QuadSet.REPORT, QuadSet.UNSEEN)) {
      int count = slice.equals(QuadSet.REPORT) ? 240 : 60;
      for (Quad quad : QuadSet.draw(slice, count, REPORT_DRAWINGS, seed)) {
        List<LabelledCase> four = members(quad, true);
        quads.add(new ModerationData.ReportQuad(slice, quad.family().name(), four));
      }
    }
    return ModerationData.of(
        fit,
        validation,
        report,
        quads,
        depictions,
        words.policies(policy),
        words.dimension(),
        Map.of(
            Modality.Kind.WORDS, words.dimension(),
            Modality.Kind.PICTURE, PictureVectors.LENGTH,
            Modality.Kind.SOUND, SoundStatistics.LENGTH,
            Modality.Kind.PROPERTIES, ModerationWords.PROPERTIES),
        seed);
  }

  private void texts(List<LabelledRow> all, int most, long seed) {
    List<Split> splits = all.isEmpty() ? List.of() : GroupSplit.assign(all, seed);
    Map<String, Integer> taken = new HashMap<>();
    List<LabelledRow> rows = new ArrayList<>();
    List<Split> kept = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      order.add(i);
    }
    java.util.Collections.shuffle(order, new java.util.Random(seed));
    for (int i : order) {
      boolean room = taken.merge(all.get(i).source(), 1, Integer::sum) <= most;
      if (room && splits.get(i) != Split.AGENT && !all.get(i).labels().isEmpty()) {
        rows.add(all.get(i));
        kept.add(splits.get(i));
      }
    }
    for (int from = 0; from < rows.size(); from += AT_ONCE) {
      step("reading texts", (double) from / rows.size());
      List<LabelledRow> part = rows.subList(from, Math.min(rows.size(), from + AT_ONCE));
      List<List<Token>> tokens = words.tokens(part.stream().map(LabelledRow::text).toList());
      for (int i = 0; i < part.size(); i++) {
        Split split = kept.get(from + i);
        LabelledCase one =
            new LabelledCase(
                part.get(i).id(),
                part.get(i).source(),
                new CaseTokens(tokens.get(i)),
                part.get(i).labels(),
                Map.of(),
                split == Split.REPORT);
        (split == Split.FIT ? fit : split == Split.REPORT ? report : validation).add(one);
      }
    }
  }

  private void samples(Policy policy, int count, long seed) {
    step("making samples", 0);
    List<LabelledSample> samples =
        PolicySamples.of(policy).forAll(List.of("eng"), count, seed).samples();
    for (int from = 0; from < samples.size(); from += AT_ONCE) {
      step("reading samples", (double) from / samples.size());
      List<LabelledSample> part = samples.subList(from, Math.min(samples.size(), from + AT_ONCE));
      List<List<Token>> tokens = words.tokens(part.stream().map(LabelledSample::text).toList());
      for (int i = 0; i < part.size(); i++) {
        LabelledSample sample = part.get(i);
        boolean held = Math.floorMod(sample.pairId().hashCode(), KEPT_PAIRS) == 0;
        LabelledCase one =
            new LabelledCase(
                sample.id(),
                "samples",
                new CaseTokens(tokens.get(i)),
                labels(policy, sample),
                slots(policy, sample),
                held);
        (held ? report : fit).add(one);
      }
    }
  }

  private static Map<Label, Boolean> labels(Policy policy, LabelledSample sample) {
    boolean allowed = sample.gold().action().equals("allow");
    Map<Label, Boolean> labels = new HashMap<>();
    labels.put(Label.ANY, !allowed);
    Stream<String> clauses =
        allowed ? Stream.of(sample.clause()) : sample.gold().clauses().stream();
    clauses
        .map(policy::clause)
        .flatMap(Optional::stream)
        .map(Clause::area)
        .flatMap(Optional::stream)
        .map(area -> HarmCategory.of(area.key()))
        .flatMap(Optional::stream)
        .forEach(category -> labels.put(Label.of(category), !allowed));
    return labels;
  }

  private static Map<String, String> slots(Policy policy, LabelledSample sample) {
    boolean allowed = sample.gold().action().equals("allow");
    int severity =
        sample.gold().clauses().stream()
            .map(policy::clause)
            .flatMap(Optional::stream)
            .mapToInt(Clause::severity)
            .max()
            .orElse(0);
    return Map.of(
        "act",
        sample.slots().getOrDefault("act", "harmless"),
        "target",
        sample.slots().getOrDefault("target", "anyone").split(":", 2)[0],
        "exception",
        sample.slots().getOrDefault("frame", "none"),
        LabelledCase.SEVERITY,
        allowed ? "0" : Integer.toString(severity));
  }

  /** Pictures beside what they are called, so that words and pictures find each other. */
  private void described() {
    for (Scene scene : Scene.values()) {
      List<String> names = scene.descriptions();
      for (int i = 0; i < (scene.held() ? 0 : DRAWINGS); i++) {
        List<Token> tokens = new ArrayList<>(image(scene.name(), i));
        tokens.addAll(words.tokens(List.of(names.get(i % (names.size() - 1)))).get(0));
        fit.add(
            new LabelledCase(
                scene + "-" + i,
                "described",
                new CaseTokens(tokens),
                Map.of(),
                Map.of(LabelledCase.DEPICTS, scene.name()),
                false));
      }
      for (int i = 0; i < REPORT_DRAWINGS; i++) {
        depictions.add(
            new ModerationData.Depiction(
                scene.name(),
                scene.held(),
                new CaseTokens(image(scene.name(), FRESH + i)),
                new CaseTokens(words.tokens(List.of(names.get(names.size() - 1))).get(0))));
      }
    }
  }

  private List<LabelledCase> members(Quad quad, boolean held) {
    List<LabelledCase> four = new ArrayList<>();
    for (Quad.Member member : quad.members()) {
      List<Token> tokens = new ArrayList<>(words.tokens(List.of(member.caption())).get(0));
      tokens.addAll(thing(quad.family(), member.thing()));
      four.add(
          new LabelledCase(
              quad.id() + "-" + four.size(),
              "quads",
              new CaseTokens(tokens),
              Map.of(Label.of(HarmCategory.HARASSMENT), member.harm(), Label.ANY, member.harm()),
              Map.of(LabelledCase.NEEDS_ALL, "yes"),
              held));
    }
    return four;
  }

  private List<Token> thing(Quad.Family family, Quad.Thing thing) {
    return switch (family) {
      case PIXELS -> image(thing.name(), thing.seeds().get(0));
      case FRAMES ->
          thing.seeds().stream()
              .map(s -> new Token(Modality.FRAME, image(thing.name(), s).get(0).vector()))
              .toList();
      case SOUND -> {
        float[] samples = Noise.valueOf(thing.name()).play(thing.seeds().get(0));
        yield List.of(new Token(Modality.SOUND, SoundStatistics.of(samples, Noise.RATE)));
      }
      case OCR -> List.of(words.words(Modality.OCR, thing.name()));
    };
  }

  private List<Token> image(String scene, long seed) {
    return drawn.computeIfAbsent(
        scene + seed,
        name -> {
          step("looking at pictures", Math.min(1, drawn.size() / 370.0));
          return pictures.image(Picture.of(ScenePainter.paint(Scene.valueOf(scene), seed)));
        });
  }

  private void step(String stage, double share) {
    progress.at(stage, share);
    if (cancelled.getAsBoolean()) {
      throw new org.casebook.models.ModelException("Cancelled; nothing was written");
    }
  }
}
