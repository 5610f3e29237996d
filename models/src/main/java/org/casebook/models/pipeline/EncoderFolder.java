package org.casebook.models.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.casebook.models.export.BertToOnnx;
import org.casebook.models.export.ModelFiles;
import org.casebook.models.export.Tensor;
import org.casebook.models.export.TensorMap;
import org.casebook.models.features.EncoderSpecification;
import org.casebook.models.features.FeatureVersion;
import org.casebook.models.neural.BertArchitecture;
import org.casebook.models.training.Provenance;

/** Writes a tuned encoder: 8 bits, served like any encoder that lies in the models folder. */
public final class EncoderFolder {
  private EncoderFolder() {}

  /**
   * What tuning starts from.
   *
   * @param name of the encoder
   * @param weights in full precision
   * @param tokenizer the file {@code tokenizer.json}
   */
  @SuppressWarnings("ArrayRecordComponent") // a file on its way through; never compared
  public record Start(ModelVersion name, Map<String, Tensor> weights, byte[] tokenizer) {}

  static void write(
      Path folder,
      ModelVersion model,
      Map<String, Tensor> weights,
      Start start,
      List<Provenance.Source> sources,
      long seed,
      Map<String, Integer> rows) {
    BertArchitecture shape = BertArchitecture.MINILM;
    Map<String, byte[]> files = new TreeMap<>();
    try {
      files.put(
          "model.onnx",
          BertToOnnx.convert(
              new TensorMap(weights),
              new BertToOnnx.Shape(
                  "", shape.layers(), shape.heads(), EncoderSpecification.MAX_WORD_PIECES, "Gelu"),
              false));
      files.put("tokenizer.json", start.tokenizer());
      files.put(
          "features.json",
          ModelFiles.json(
              new TreeMap<>(
                  Map.of(
                      "feature", "sentence-vector",
                      "pooling", "mean",
                      "output", "last_hidden_state",
                      "dimensions", shape.hidden(),
                      "maxTokens", EncoderSpecification.MAX_WORD_PIECES))));
      files.put(
          "provenance.json",
          ModelFiles.json(
              new Provenance(
                  FeatureVersion.CURRENT,
                  model.toString(),
                  seed,
                  start.name().toString(),
                  System.getProperty("java.vm.name") + " " + Runtime.version(),
                  rows,
                  sources,
                  Provenance.digest(sources))));
    } catch (IOException e) {
      throw new ModelException(folder + ": " + e.getMessage() + "; train again", e);
    }
    ModelFiles.write(folder, files, card(model, start, sources, seed));
  }

  private static ModelCard card(
      ModelVersion model, Start start, List<Provenance.Source> sources, long seed) {
    String data = sources.stream().map(Provenance.Source::name).collect(Collectors.joining(", "));
    return new ModelCard(
        model.name(),
        model.version(),
        "Sentence vectors tuned for harm, English, 8 bits",
        "sentence-encoder",
        "tuned by Casebook from " + start.name() + ", seed " + seed + ", on " + data,
        "Apache-2.0",
        0,
        List.of(
            new ModelCard.Port(
                "input_ids", "int64[1,tokens]", "word pieces of tokenizer.json, at most 256")),
        List.of(
            new ModelCard.Port(
                "last_hidden_state",
                "float32[1,tokens,384]",
                "averaged over the tokens and scaled to length 1 to give the sentence vector")),
        List.of("eng"),
        "Features for the text-harm heads. It is not itself a classifier of harm, and not an"
            + " encoder for search: texts of like harm lie together, whatever they are about.",
        List.of(
            "English only.",
            "What comes after 256 word pieces is not seen.",
            "It carries the prejudice of those who wrote and labelled the texts it was tuned on."),
        Map.of());
  }
}
