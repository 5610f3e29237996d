package org.casebook.models.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.casebook.models.Metric;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelException;
import org.casebook.models.Sha256;
import org.casebook.models.training.HeadSettings;
import org.casebook.models.training.Provenance;
import org.casebook.models.training.TextHeads;

/** Writes a trained text model as a catalogue folder, checksums last. */
public final class TextModelFolder {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private TextModelFolder() {}

  /**
   * {@code features.json}: how inputs are prepared, and how outputs are read.
   *
   * @param features feature code version
   * @param encoder id of the sentence encoder
   * @param heads heads in the order of the model's outputs
   * @param withoutHead labels for which nothing was trained, each with the reason
   */
  public record Features(
      String features,
      String encoder,
      List<HeadSettings> heads,
      @JsonProperty("without_head") Map<String, String> withoutHead) {}

  /**
   * Writes {@code model.onnx}, {@code card.json}, {@code features.json}, {@code provenance.json},
   * {@code metrics.json} and {@code SHA256SUMS}.
   *
   * @param folder {@code <name>/<version>} of a catalogue; created when missing
   */
  public static void write(
      Path folder,
      TextHeads heads,
      Features features,
      Provenance provenance,
      List<Metric> metrics,
      ModelCard card) {
    byte[] model = TextHeadsOnnx.bytes(heads);
    Map<String, byte[]> files = new TreeMap<>();
    try {
      files.put("model.onnx", model);
      files.put("features.json", JSON.writeValueAsBytes(features));
      files.put("provenance.json", JSON.writeValueAsBytes(provenance));
      files.put("metrics.json", JSON.writeValueAsBytes(metrics));
      long bytes = files.values().stream().mapToLong(file -> file.length).sum();
      files.put("card.json", JSON.writeValueAsBytes(card.withBytes(bytes)));
      Files.createDirectories(folder);
      StringBuilder sums = new StringBuilder();
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
        sums.append(Sha256.hex(file.getValue())).append("  ").append(file.getKey()).append('\n');
      }
      Files.write(folder.resolve("SHA256SUMS"), sums.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ModelException(
          folder + " can not be written: " + e.getMessage() + "; choose another folder", e);
    }
  }
}
