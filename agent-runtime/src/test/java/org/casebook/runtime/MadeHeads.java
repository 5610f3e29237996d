package org.casebook.runtime;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.casebook.models.ModelVersion;
import org.casebook.runtime.domain.Digest;

/** Installs heads that can be found and named, but not opened. */
final class MadeHeads {
  static final ModelVersion VERSION = new ModelVersion("text-harm", "made");

  private MadeHeads() {}

  /** Heads that need the multilingual encoder. */
  static void install(Path models) throws Exception {
    Path folder = Files.createDirectories(models.resolve("text-harm").resolve("made"));
    Map<String, String> files =
        new TreeMap<>(
            Map.of(
                "model.onnx",
                "none",
                "features.json",
                "{\"features\":\"text-features-1\",\"encoder\":\""
                    + Encoders.MULTILINGUAL
                    + "@00\"}",
                "card.json",
                "{\"name\":\"text-harm\",\"version\":\"made\",\"title\":\"Made\","
                    + "\"kind\":\"text-classifier\",\"source\":\"test\","
                    + "\"licence\":\"Apache-2.0\",\"intendedUse\":\"tests\"}"));
    StringBuilder sums = new StringBuilder();
    for (Map.Entry<String, String> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
      byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
      sums.append(Digest.sha256(bytes)).append("  ").append(file.getKey()).append('\n');
    }
    Files.writeString(folder.resolve("SHA256SUMS"), sums.toString());
  }
}
