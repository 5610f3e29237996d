package org.casebook.models.export;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.casebook.models.Metric;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelException;
import org.casebook.models.training.HeadSettings;
import org.casebook.models.training.Provenance;
import org.casebook.models.training.TextHeads;

/** Writes a trained text model as a catalogue folder, checksums last. */
public final class TextModelFolder {
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
    Map<String, byte[]> files = new TreeMap<>();
    try {
      files.put("model.onnx", TextHeadsOnnx.bytes(heads));
      files.put("features.json", ModelFiles.json(features));
      files.put("provenance.json", ModelFiles.json(provenance));
      files.put("metrics.json", ModelFiles.json(metrics));
    } catch (IOException e) {
      throw new ModelException(folder + ": " + e.getMessage() + "; train again", e);
    }
    ModelFiles.write(folder, files, card);
  }
}
