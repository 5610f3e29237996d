package org.casebook.models.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casebook.models.export.LayersToOnnx;
import org.casebook.models.export.TfjsBundle;

/**
 * Converts a TensorFlow.js layers model inside an npm package to {@code model.onnx}.
 *
 * @param topology path in the package of the script that holds the topology
 * @param shards paths of the scripts that hold the weights, in order
 */
record LayersFiles(String topology, List<String> shards) implements Recipe.Conversion {
  LayersFiles {
    shards = List.copyOf(shards);
  }

  @Override
  public void convert(Path fetched, Path folder) throws IOException {
    Set<String> names = new LinkedHashSet<>(shards);
    names.add(topology);
    Map<String, byte[]> files = TarGzip.read(fetched, names);
    TfjsBundle bundle =
        TfjsBundle.ofScripts(
            text(files, topology), shards.stream().map(shard -> text(files, shard)).toList());
    Files.write(folder.resolve("model.onnx"), LayersToOnnx.convert(bundle));
  }

  private static String text(Map<String, byte[]> files, String name) {
    byte[] bytes = files.get(name);
    return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
