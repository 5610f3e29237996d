package org.casebook.runtime.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.casebook.models.export.OnnxAttribute;
import org.casebook.models.export.OnnxGraph;

/** Small models as people drop them into the models folder, with real networks. */
public final class OwnModels {
  private static final int OPSET = 17;

  private static final String TOKENIZER =
      """
      {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
       "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
       "post_processor": null, "decoder": null,
       "model": {"type": "WordLevel", "unk_token": "[UNK]",
                 "vocab": {"[UNK]": 0, "hello": 1, "vermin": 2, "hate": 3}}}
      """;

  private OwnModels() {}

  /** A text classifier of two labels: the words vermin and hate speak for the second. */
  public static Path text(Path models, String name) throws IOException {
    Path folder = Files.createDirectories(models.resolve(name));
    OnnxGraph graph = new OnnxGraph();
    String ids = graph.longInput("input_ids", 1, "tokens");
    String table = graph.floats("table", new float[] {0, 0, 1, -1, -2, 2, -1, 1}, 4, 2);
    String rows = graph.add("Gather", List.of(table, ids));
    String sum =
        graph.add(
            "ReduceMean",
            List.of(rows),
            OnnxAttribute.integers("axes", 1),
            OnnxAttribute.integer("keepdims", 0));
    graph.floatOutput(sum, "logits", 1, 2);
    Files.write(folder.resolve("model.onnx"), graph.toBytes(OPSET));
    write(folder, "tokenizer.json", TOKENIZER);
    write(
        folder,
        "features.json",
        """
        {"maxTokens": 64, "scores": "softmax", "output": "logits",
         "labels": [{"name": "fine"}, {"name": "hateful", "area": "hate"}]}
        """);
    write(folder, "card.json", card(name, "text-classifier", "{\"hateful\": 0.25}"));
    return folder;
  }

  /** An image classifier of one label: the redder a picture, the likelier nudity. */
  public static Path image(Path models, String name) throws IOException {
    Path folder = Files.createDirectories(models.resolve(name));
    OnnxGraph graph = new OnnxGraph();
    String pixels = graph.floatInput("pixels", 1, 3, 8, 8);
    String means =
        graph.add(
            "ReduceMean",
            List.of(pixels),
            OnnxAttribute.integers("axes", 2, 3),
            OnnxAttribute.integer("keepdims", 0));
    String weights = graph.floats("weights", new float[] {4, -2, -2}, 3, 1);
    graph.floatOutput(graph.add("MatMul", List.of(means, weights)), "score", 1, 1);
    Files.write(folder.resolve("model.onnx"), graph.toBytes(OPSET));
    write(
        folder,
        "features.json",
        """
        {"width": 8, "height": 8, "layout": "NCHW", "channels": "RGB", "scores": "sigmoid",
         "mean": [0.5, 0.5, 0.5], "deviation": [0.5, 0.5, 0.5],
         "labels": [{"name": "nude", "area": "sexual", "signal": "image.nsfw"}]}
        """);
    write(folder, "card.json", card(name, "image-classifier", "{\"nude\": 0.5}"));
    return folder;
  }

  /** A sentence encoder: the mean of a row of three numbers per word. */
  public static Path encoder(Path models, String name) throws IOException {
    Path folder = Files.createDirectories(models.resolve(name));
    OnnxGraph graph = new OnnxGraph();
    String ids = graph.longInput("input_ids", 1, "tokens");
    graph.longInput("attention_mask", 1, "tokens");
    String table = graph.floats("table", new float[] {1, 1, 1, 3, 0, 0, 0, 4, 0, 0, 0, 5}, 4, 3);
    graph.floatOutput(
        graph.add("Gather", List.of(table, ids)), "last_hidden_state", 1, "tokens", 3);
    Files.write(folder.resolve("model.onnx"), graph.toBytes(OPSET));
    write(folder, "tokenizer.json", TOKENIZER);
    write(folder, "features.json", "{\"maxTokens\": 64, \"pooling\": \"mean\", \"dimensions\": 3}");
    write(folder, "card.json", card(name, "sentence-encoder", "{}"));
    return folder;
  }

  /** Replaces a file of a model. */
  public static void write(Path folder, String file, String text) throws IOException {
    Files.write(folder.resolve(file), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String card(String name, String kind, String priors) {
    return """
    {"name": "%s", "version": "1", "title": "Ours", "kind": "%s", "source": "made in a test",
     "licence": "CC-BY-NC-4.0", "languages": ["eng"],
     "calibration": {"temperature": 1.0, "priors": %s, "how": "by hand"}}
    """
        .formatted(name, kind, priors);
  }
}
