package org.casebook.models.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import org.casebook.models.export.OnnxHeads;
import org.casebook.models.features.FeatureExtractor;
import org.casebook.models.features.FeatureVersion;
import org.casebook.models.features.TextFeatures;
import org.casebook.models.training.LetterEncoder;
import org.junit.jupiter.api.Test;

/** The weights that ship fit the code that ships with them. */
class BundledTextModelTest {
  private static final String FOLDER = "/org/casebook/models/bundled/text-harm/1/";

  @Test
  void everyFileHasTheDigestThatIsWrittenDown() throws IOException, NoSuchAlgorithmException {
    for (String line : new String(read("SHA256SUMS"), StandardCharsets.UTF_8).lines().toList()) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(read(line.substring(66)));
      assertThat(HexFormat.of().formatHex(digest)).as(line).isEqualTo(line.substring(0, 64));
    }
  }

  @Test
  void featuresAndHeadsAreThoseOfThisCode() throws IOException, OrtException {
    JsonNode settings = json("features.json");
    FeatureVersion.require(settings.path("features").asText());
    assertThat(settings.path("heads").findValuesAsText("label"))
        .containsExactly("hate", "harassment", "violence", "scam_spam", "any");
    TextFeatures features =
        new FeatureExtractor(new LetterEncoder()).extract("You won a prize, call 0900 123456", 0);
    try (OnnxHeads onnx = new OnnxHeads(read("model.onnx"))) {
      float[] probabilities = onnx.run(features, "probabilities");
      assertThat(probabilities).hasSize(5);
      for (float probability : probabilities) {
        assertThat(probability).isBetween(0f, 1f);
      }
      assertThat(onnx.run(features, "contributions")).hasSize(5 * features.ngrams().size());
    }
  }

  @Test
  void theCardSaysWhatWasMeasuredAndOnWhat() throws IOException {
    assertThat(json("metrics.json").findValuesAsText("metric")).contains("hate.all.macro_f1");
    JsonNode sources = json("provenance.json").path("sources");
    assertThat(sources.findValuesAsText("name")).contains("toxigen", "functional_cases");
    assertThat(sources.findValuesAsText("name")).noneMatch(name -> name.endsWith("_eval"));
  }

  private static JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(read(file));
  }

  private static byte[] read(String file) throws IOException {
    try (InputStream in = BundledTextModelTest.class.getResourceAsStream(FOLDER + file)) {
      assertThat(in).as(file).isNotNull();
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
