package org.casebook.models.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.casebook.models.export.Tensor;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019), gradients cut to a common norm.
 *
 * <p>The engine adds a new gradient to the old one, so each step sets gradients back to zero.
 */
final class AdamW {
  static final String FIRST = "first/";
  static final String SECOND = "second/";

  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.98;
  private static final double EPSILON = 1e-6;
  private static final double MOST_NORM = 1;

  private final Parameters parameters;
  private final ToDoubleFunction<String> rate;
  private final double decay;
  private final Map<String, NDArray> first = new TreeMap<>();
  private final Map<String, NDArray> second = new TreeMap<>();
  private int steps;

  /**
   * An optimiser without memory yet.
   *
   * @param rate highest learning rate of a weight, by name
   * @param decay of matrices; vectors do not decay
   */
  AdamW(NDManager manager, Parameters parameters, ToDoubleFunction<String> rate, double decay) {
    this.parameters = parameters;
    this.rate = rate;
    this.decay = decay;
    parameters
        .learning()
        .forEach(
            (name, array) -> {
              first.put(name, manager.zeros(array.getShape()));
              second.put(name, manager.zeros(array.getShape()));
            });
  }

  /**
   * One step along the gradients, which are zero afterwards.
   *
   * @param share of the highest learning rate
   * @return the norm of all gradients before it was cut; when it is no number nothing is learned
   */
  double step(double share) {
    double square = 0;
    Map<String, NDArray> gradients = new TreeMap<>();
    for (Map.Entry<String, NDArray> weight : parameters.learning().entrySet()) {
      NDArray gradient = weight.getValue().getGradient();
      gradients.put(weight.getKey(), gradient);
      try (NDArray own = gradient.mul(gradient);
          NDArray sum = own.sum()) {
        square += sum.getFloat();
      }
    }
    double norm = Math.sqrt(square);
    boolean sound = Double.isFinite(norm);
    steps += sound ? 1 : 0;
    gradients.forEach(
        (name, gradient) -> {
          if (sound) {
            gradient.muli(Math.min(1, MOST_NORM / (norm + 1e-12)));
            update(name, gradient, share * rate.applyAsDouble(name));
            gradient.muli(0);
          } else {
            gradient.set(new float[Math.toIntExact(gradient.size())]);
          }
          gradient.close();
        });
    return norm;
  }

  private void update(String name, NDArray gradient, double speed) {
    NDArray weight = parameters.get(name);
    NDArray mean = memory(first, name);
    NDArray spread = memory(second, name);
    try (NDManager step = weight.getManager().newSubManager()) {
      NDArray part = gradient.mul(1 - BETA_1);
      part.attach(step);
      mean.muli(BETA_1).addi(part);
      NDArray squared = gradient.mul(gradient);
      squared.attach(step);
      spread.muli(BETA_2).addi(squared.muli(1 - BETA_2));
      double scale = Math.sqrt(1 - Math.pow(BETA_2, steps)) / (1 - Math.pow(BETA_1, steps));
      NDArray root = spread.sqrt();
      root.attach(step);
      NDArray move = mean.div(root.addi(EPSILON));
      move.attach(step);
      if (weight.getShape().dimension() > 1) {
        weight.muli(1 - speed * decay);
      }
      weight.subi(move.muli(speed * scale));
    }
  }

  private static NDArray memory(Map<String, NDArray> memories, String name) {
    NDArray memory = memories.get(name);
    if (memory == null) {
      throw new IllegalStateException(name + " does not learn");
    }
    return memory;
  }

  /** Steps made. */
  int steps() {
    return steps;
  }

  /** What it remembers, for a checkpoint. */
  Map<String, Tensor> state() {
    Map<String, Tensor> state = new TreeMap<>();
    first.forEach((name, array) -> state.put(FIRST + name, Parameters.tensor(array)));
    second.forEach((name, array) -> state.put(SECOND + name, Parameters.tensor(array)));
    return state;
  }

  /** Goes on from a checkpoint. */
  void restore(Map<String, Tensor> state, int stepsMade) {
    steps = stepsMade;
    state.forEach(
        (name, tensor) -> {
          if (name.startsWith(FIRST)) {
            memory(first, name.substring(FIRST.length())).set(tensor.values());
          } else if (name.startsWith(SECOND)) {
            memory(second, name.substring(SECOND.length())).set(tensor.values());
          }
        });
  }
}
