package org.casebook.models.neural.experts;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.casebook.models.export.Tensor;

/**
 * All weights of a network in one array, so that one gradient, one optimiser and one file serve
 * them all. {@link #in} cuts it into named tensors.
 */
final class Parameters implements AutoCloseable {
  private final Map<String, Shape> shapes = new LinkedHashMap<>();
  private final Map<String, Float> rates = new LinkedHashMap<>();
  private final NDManager arrays;
  private final NDArray flat;

  /** Names, shapes and first values of weights, in order. */
  static final class Plan {
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Map<String, Float> rates = new LinkedHashMap<>();
    private final Map<String, float[]> values = new LinkedHashMap<>();
    private final Random random;

    Plan(long seed) {
      random = new Random(seed);
    }

    /** Normal numbers of the given deviation. */
    Plan normal(String name, double deviation, long... shape) {
      float[] drawn = new float[(int) new Shape(shape).size()];
      for (int i = 0; i < drawn.length; i++) {
        drawn[i] = (float) (random.nextGaussian() * deviation);
      }
      return add(name, drawn, shape);
    }

    /** One number everywhere. */
    Plan constant(String name, double value, long... shape) {
      float[] same = new float[(int) new Shape(shape).size()];
      Arrays.fill(same, (float) value);
      return add(name, same, shape);
    }

    /** The first values of another weight. */
    Plan like(String name, String other) {
      return add(name, values.getOrDefault(other, new float[0]).clone(), shape(other));
    }

    /** Learns the weight added last at another pace. */
    Plan rate(String name, double factor) {
      rates.put(name, (float) factor);
      return this;
    }

    /** The first values by name. */
    Map<String, Tensor> tensors() {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      values.forEach((name, first) -> tensors.put(name, new Tensor(shape(name), first)));
      return tensors;
    }

    private long[] shape(String name) {
      return shapes.getOrDefault(name, new Shape(0)).getShape();
    }

    private Plan add(String name, float[] first, long... shape) {
      shapes.put(name, new Shape(shape));
      values.put(name, first);
      rates.put(name, 1f);
      return this;
    }
  }

  Parameters(NDManager arrays, Plan plan) {
    this.arrays = arrays;
    shapes.putAll(plan.shapes);
    rates.putAll(plan.rates);
    float[] all = new float[size()];
    int at = 0;
    for (float[] values : plan.values.values()) {
      System.arraycopy(values, 0, all, at, values.length);
      at += values.length;
    }
    flat = arrays.create(all);
    flat.setRequiresGradient(true);
  }

  /** How many numbers there are. */
  int size() {
    return (int) shapes.values().stream().mapToLong(Shape::size).sum();
  }

  /** The one array, a leaf of the graph of gradients. */
  NDArray flat() {
    return flat;
  }

  /** The pace of each number, 1 being usual. */
  float[] paces() {
    float[] paces = new float[size()];
    int at = 0;
    for (Map.Entry<String, Shape> shape : shapes.entrySet()) {
      int size = (int) shape.getValue().size();
      Arrays.fill(paces, at, at + size, rates.getOrDefault(shape.getKey(), 1f));
      at += size;
    }
    return paces;
  }

  /** The named tensors, in a manager that ends with the step; gradients reach {@link #flat}. */
  Map<String, NDArray> in(NDManager step) {
    long[] cuts = new long[shapes.size() - 1];
    long at = 0;
    int cut = 0;
    for (Shape shape : shapes.values()) {
      at += shape.size();
      if (cut < cuts.length) {
        cuts[cut++] = at;
      }
    }
    NDList parts = flat.split(cuts, 0);
    parts.attach(step);
    Map<String, NDArray> named = new LinkedHashMap<>();
    int part = 0;
    for (Map.Entry<String, Shape> shape : shapes.entrySet()) {
      named.put(shape.getKey(), parts.get(part++).reshape(shape.getValue()));
    }
    return named;
  }

  /** The values, for a checkpoint. */
  float[] values() {
    return flat.toFloatArray();
  }

  /** Takes the values of a checkpoint. */
  void set(float[] values) {
    try (NDArray fresh = arrays.create(values)) {
      flat.setRequiresGradient(false);
      flat.subi(flat.duplicate()).addi(fresh);
      flat.setRequiresGradient(true);
    }
  }

  /** The values by name, for the export. */
  Map<String, Tensor> tensors() {
    float[] all = values();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    int at = 0;
    for (Map.Entry<String, Shape> shape : shapes.entrySet()) {
      int size = (int) shape.getValue().size();
      tensors.put(
          shape.getKey(),
          new Tensor(shape.getValue().getShape(), Arrays.copyOfRange(all, at, at + size)));
      at += size;
    }
    return tensors;
  }

  @Override
  public void close() {
    flat.close();
  }
}
