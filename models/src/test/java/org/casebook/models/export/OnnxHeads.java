package org.casebook.models.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import org.casebook.models.features.TextFeatures;

/** Runs an exported text model, for tests. */
public final class OnnxHeads implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  public OnnxHeads(byte[] model) throws OrtException {
    session = environment.createSession(model);
  }

  /** One output of the model, flattened. */
  public float[] run(TextFeatures features, String output) throws OrtException {
    long k = features.ngrams().size();
    try (OnnxTensor vector = floats(features.vector(), 1, features.vector().length);
        OnnxTensor ngrams =
            OnnxTensor.createTensor(
                environment, LongBuffer.wrap(features.ngrams().buckets()), new long[] {k});
        OnnxTensor values = floats(features.ngrams().values(), k);
        OnnxTensor hand = floats(features.hand(), features.hand().length);
        OrtSession.Result result =
            session.run(
                Map.of("vector", vector, "ngrams", ngrams, "values", values, "hand", hand))) {
      FloatBuffer buffer = ((OnnxTensor) result.get(output).orElseThrow()).getFloatBuffer();
      float[] numbers = new float[buffer.remaining()];
      buffer.get(numbers);
      return numbers;
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }

  private OnnxTensor floats(float[] numbers, long... shape) throws OrtException {
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(numbers), shape);
  }
}
