package org.casebook.models.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.casebook.models.ModelException;
import org.casebook.models.training.HalfFloat;

/**
 * Decodes the weight files of TensorFlow.js: plain 32-bit floats and integers, 16-bit floats, or
 * affine 8 and 16 bit quantisation {@code value = q * scale + min}.
 */
final class TfjsWeights {
  private TfjsWeights() {}

  static Map<String, Tensor> decode(JsonNode manifest, byte[] data) {
    ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    Map<String, Tensor> weights = new HashMap<>();
    try {
      for (JsonNode group : manifest) {
        for (JsonNode weight : group.path("weights")) {
          weights.put(weight.path("name").asText(), tensor(weight, buffer));
        }
      }
    } catch (BufferUnderflowException e) {
      throw new ModelException("the weight files are shorter than the manifest says", e);
    }
    if (buffer.hasRemaining()) {
      throw new ModelException(
          "the weight files have " + buffer.remaining() + " bytes more than the manifest says");
    }
    return weights;
  }

  private static Tensor tensor(JsonNode weight, ByteBuffer buffer) {
    long[] shape = integers(weight.path("shape"));
    int size = 1;
    for (long dim : shape) {
      size = Math.toIntExact(size * dim);
    }
    JsonNode quantization = weight.path("quantization");
    String stored = quantization.path("dtype").asText(weight.path("dtype").asText());
    double scale = quantization.path("scale").asDouble(1);
    double min = quantization.path("min").asDouble(0);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] =
          switch (stored) {
            case "float32" -> buffer.getFloat();
            case "float16" -> HalfFloat.value(buffer.getShort());
            // Sizes and axes: small, so a float holds them exactly.
            case "int32" -> buffer.getInt();
            case "uint8" -> (float) ((buffer.get() & 0xFF) * scale + min);
            case "uint16" -> (float) ((buffer.getShort() & 0xFFFF) * scale + min);
            default ->
                throw new ModelException(
                    weight.path("name").asText()
                        + " has type "
                        + stored
                        + "; only float32, float16, int32, uint8 and uint16 are converted");
          };
    }
    return new Tensor(shape, values);
  }

  static long[] integers(JsonNode array) {
    long[] values = new long[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asLong();
    }
    return values;
  }
}
