package org.casebook.runtime.bench;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Inputs for a network of which only the declared shapes are known: numbers drawn from [0,1) for
 * pictures and sound, thirty-two word pieces for texts. What a network says of them does not
 * matter; how long it takes does not depend on it.
 */
final class MadeInputs {
  private static final int WORD_PIECES = 32;
  private static final int PIXEL_ROWS = 480;
  private static final int PIXEL_COLUMNS = 640;
  private static final int LINE_COLUMNS = 320;
  private static final int LINE_ROWS = 48;
  private static final int FEW_WORDS = 1_000;
  private static final long RATE = 16_000;

  private MadeInputs() {}

  /** Whether a network takes several inputs in a run. */
  static boolean batches(OrtSession session) throws OrtException {
    boolean all = true;
    for (NodeInfo input : session.getInputInfo().values()) {
      long[] shape = ((TensorInfo) input.getInfo()).getShape();
      boolean free = false;
      for (long size : shape) {
        free |= size < 0;
      }
      all &= shape.length == 0 || (free && (shape[0] < 0 || shape[0] != 1));
    }
    return all;
  }

  /**
   * Tensors for one run; the caller closes them.
   *
   * @param card sizes by input, as the model's card has them
   */
  static Map<String, OnnxTensor> of(
      OrtEnvironment environment,
      OrtSession session,
      int batch,
      Map<String, List<String>> card,
      long seed)
      throws OrtException {
    Random random = new Random(seed);
    Map<String, OnnxTensor> tensors = new HashMap<>();
    for (NodeInfo input : session.getInputInfo().values()) {
      TensorInfo info = (TensorInfo) input.getInfo();
      tensors.put(
          input.getName(),
          tensor(
              environment,
              input.getName(),
              info.type,
              sized(info.getShape(), batch, card.getOrDefault(input.getName(), List.of())),
              random));
    }
    return tensors;
  }

  /**
   * Free sizes: the first is the batch; others are as the card says, else lengths of text or sides
   * of pictures.
   *
   * @param card the sizes in the model's card, as in {@code [1, 3, 48, width]}; may be empty
   */
  static long[] sized(long[] declared, int batch, List<String> card) {
    long[] shape = declared.clone();
    boolean batched = false;
    for (int axis = 0; axis < shape.length; axis++) {
      String told = axis < card.size() ? card.get(axis) : "";
      if (shape[axis] >= 0) {
        continue;
      }
      if (!batched) {
        shape[axis] = batch;
        batched = true;
      } else if (told.matches("\\d+")) {
        shape[axis] = Long.parseLong(told);
      } else if (shape.length < 4) {
        shape[axis] = WORD_PIECES;
      } else {
        shape[axis] = axis == 2 ? PIXEL_ROWS : shape[2] == LINE_ROWS ? LINE_COLUMNS : PIXEL_COLUMNS;
      }
    }
    return shape;
  }

  private static OnnxTensor tensor(
      OrtEnvironment environment, String name, OnnxJavaType type, long[] shape, Random random)
      throws OrtException {
    int count = 1;
    for (long size : shape) {
      count = Math.toIntExact(count * size);
    }
    switch (type) {
      case FLOAT -> {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
          values[i] = random.nextFloat();
        }
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
      }
      case INT64 -> {
        long[] values = new long[count];
        for (int i = 0; i < count; i++) {
          values[i] = whole(name, shape.length, random);
        }
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
      }
      case INT32 -> {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
          values[i] = (int) whole(name, shape.length, random);
        }
        return OnnxTensor.createTensor(environment, IntBuffer.wrap(values), shape);
      }
      default -> throw new OrtException("the input " + name + " is of the type " + type);
    }
  }

  private static long whole(String name, int dimensions, Random random) {
    if (dimensions == 0) {
      return RATE;
    }
    return name.contains("mask") ? 1 : name.contains("type") ? 0 : random.nextInt(FEW_WORDS);
  }
}
