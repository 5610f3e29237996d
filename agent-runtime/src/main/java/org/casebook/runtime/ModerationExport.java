package org.casebook.runtime;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.casebook.models.Label;
import org.casebook.models.ModelCard;
import org.casebook.models.Sha256;
import org.casebook.models.export.ModerationOnnx;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.moderation.Opinion;
import org.casebook.models.neural.experts.TrainedNetwork;
import org.casebook.models.pipeline.ModerationData;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.ModerationModel;
import org.casebook.runtime.inference.OnnxSessions;

/**
 * Writes a trained moderation model as a catalogue folder, after checking that it says the same.
 */
final class ModerationExport {
  private static final double TOLERANCE = 1e-3;
  private static final int CHECKED = 64;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ModerationExport() {}

  /**
   * Writes {@code model.onnx}, {@code features.json}, {@code card.json} and {@code SHA256SUMS}.
   *
   * @param folder of the version
   * @param encoder id of the sentence encoder
   * @return the largest difference of a logit between training and serving
   * @throws CasebookException when they differ, or the folder can not be written
   */
  static double write(
      Path folder,
      ModerationData data,
      TrainedNetwork network,
      OnnxSessions sessions,
      String encoder,
      ModerationLab.Plan plan) {
    byte[] model = ModerationOnnx.bytes(network.shape(), network.tensors(), network.bias());
    double difference = difference(model, data, network, sessions);
    if (!(difference <= TOLERANCE)) {
      throw new CasebookException(
          "the exported model differs from the trained one by "
              + difference
              + " in a logit; it was not written: report this with the seed");
    }
    Map<String, byte[]> files = new TreeMap<>();
    try {
      files.put("model.onnx", model);
      files.put("features.json", JSON.writeValueAsBytes(features(data, network, encoder)));
      files.put(
          "card.json", JSON.writeValueAsBytes(card(folder, data, network, plan, model.length)));
      Files.createDirectories(folder);
      StringBuilder sums = new StringBuilder();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
        sums.append(Sha256.hex(file.getValue())).append("  ").append(file.getKey()).append('\n');
      }
      Files.write(folder.resolve("SHA256SUMS"), sums.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new CasebookException(folder + " can not be written: " + e.getMessage(), e);
    }
    return difference;
  }

  private static double difference(
      byte[] model, ModerationData data, TrainedNetwork network, OnnxSessions sessions) {
    List<float[]> texts =
        data.policies().labels().stream().map(label -> data.policies().mean(label)).toList();
    List<CaseTokens> cases =
        data.validation().stream().limit(CHECKED).map(LabelledCase::tokens).toList();
    double[][] trained = network.read(cases, texts).logits();
    double most = 0;
    try (ModerationModel served = new ModerationModel(sessions, model, network.shape())) {
      for (int i = 0; i < cases.size(); i++) {
        List<Opinion> opinions = served.opinions(cases.get(i), texts);
        for (int policy = 0; policy < texts.size(); policy++) {
          most = Math.max(most, Math.abs(opinions.get(policy).logit() - trained[i][policy]));
        }
      }
    }
    return most;
  }

  private static Map<String, Object> features(
      ModerationData data, TrainedNetwork network, String encoder) {
    Map<String, List<float[]>> policies = new TreeMap<>();
    for (Label label : data.policies().labels()) {
      policies.put(label.name(), List.of(data.policies().mean(label)));
    }
    return new TreeMap<>(
        Map.of("encoder", encoder, "shape", network.shape(), "policies", policies));
  }

  private static ModelCard card(
      Path folder,
      ModerationData data,
      TrainedNetwork network,
      ModerationLab.Plan plan,
      long bytes) {
    return new ModelCard(
        ModerationLab.MODEL,
        "" + folder.getFileName(),
        "Moderation model, mixture of experts",
        "moderation",
        "trained here: casebook train fusion, seed "
            + plan.seed()
            + ", "
            + network.steps()
            + " steps, data "
            + data.sha256(),
        "Apache-2.0",
        bytes,
        List.of(
            new ModelCard.Port(
                "words, picture, sound, properties",
                "float32[count,length]",
                "the parts of a case, see docs/moderation-model.md")),
        List.of(
            new ModelCard.Port(
                "logits", "float32[policies]", "log-odds per policy, not calibrated")),
        List.of("eng"),
        "Experiments. It takes no part in decisions: nothing promotes it.",
        List.of(
            "Scores are not calibrated.",
            "Pictures in its training are drawings, sounds are synthetic; photographs and speech"
                + " are unknown to it.",
            "Texts are read by an English encoder."),
        Map.of());
  }
}
