package org.casebook.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.casebook.models.evaluation.Report;
import org.casebook.models.export.ModerationOnnx;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.moderation.NetworkShape;
import org.casebook.models.neural.experts.FirstWeights;
import org.casebook.models.pipeline.ModerationData;
import org.casebook.runtime.inference.ModerationModel;
import org.casebook.runtime.inference.OnnxSessions;

/**
 * How long one case takes in ONNX Runtime, one thread, with 8 and with 32 experts and in a dense
 * network of the same active compute; the three take turns, case by case.
 */
final class ModerationLatency {
  private static final int ROUNDS = 30;
  private static final int WARM = 5;
  private static final int CASES = 16;

  private ModerationLatency() {}

  private record Turn(double eight, double many, double dense) {}

  /** Adds the figures: text with a picture, and text alone. */
  static void add(ModerationData data, OnnxSessions sessions, Report report) {
    measure(
        "picture",
        data.quads().stream().limit(CASES).map(quad -> quad.members().get(0)).toList(),
        data,
        sessions,
        report);
    measure("text", data.report().stream().limit(CASES).toList(), data, sessions, report);
  }

  private static void measure(
      String what,
      List<LabelledCase> cases,
      ModerationData data,
      OnnxSessions sessions,
      Report report) {
    List<float[]> texts =
        data.policies().labels().stream().map(label -> data.policies().mean(label)).toList();
    Map<String, ModerationModel> models = new LinkedHashMap<>();
    List<NetworkShape> shapes =
        List.of(data.shape().withExperts(8), data.shape().withExperts(32), data.shape().dense());
    for (NetworkShape shape : shapes) {
      FirstWeights first = FirstWeights.of(shape, 1);
      byte[] bytes = ModerationOnnx.bytes(shape, first.weights(), first.bias());
      models.put(shape.experts() + " experts", new ModerationModel(sessions, bytes, shape));
    }
    List<Turn> turns = new ArrayList<>();
    for (int round = 0; round < ROUNDS + WARM; round++) {
      for (LabelledCase one : cases) {
        List<Double> times = new ArrayList<>();
        for (ModerationModel model : models.values()) {
          long from = System.nanoTime();
          model.opinions(one.tokens(), texts);
          times.add((System.nanoTime() - from) / 1e6);
        }
        if (round >= WARM) {
          turns.add(new Turn(times.get(0), times.get(1), times.get(2)));
        }
      }
    }
    models.values().forEach(ModerationModel::close);
    String how = " milliseconds of one case (" + what + "), batch 1, one thread, ONNX Runtime";
    report.add(
        "latency." + what + ".experts_8.p50",
        "median" + how,
        turns,
        list -> share(list.stream().map(Turn::eight).toList(), 0.5),
        share(turns.stream().map(Turn::dense).toList(), 0.5));
    report.add(
        "latency." + what + ".experts_8.p95",
        "95th percentile" + how,
        turns,
        list -> share(list.stream().map(Turn::eight).toList(), 0.95),
        share(turns.stream().map(Turn::dense).toList(), 0.95));
    report.add(
        "latency." + what + ".ratio_32_to_8",
        "median with 32 experts over median with 8, the rest as" + how,
        turns,
        list ->
            share(list.stream().map(Turn::many).toList(), 0.5)
                / share(list.stream().map(Turn::eight).toList(), 0.5),
        1.15);
  }

  private static double share(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) (share * (sorted.size() - 1)));
  }
}
