package org.casebook.models.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.casebook.models.ModelException;
import org.casebook.models.export.Tensor;

/** The named weights of a network, some of which learn. They live as long as their manager. */
final class Parameters {
  private final NDManager manager;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();
  private final SortedMap<String, NDArray> learning = new TreeMap<>();

  /**
   * Copies tensors into the engine.
   *
   * @param learns which of them get gradients, by name
   */
  Parameters(NDManager manager, Map<String, Tensor> tensors, Predicate<String> learns) {
    this.manager = manager;
    new TreeMap<>(tensors).forEach((name, tensor) -> add(name, tensor, learns.test(name)));
  }

  /** Adds one more. */
  void add(String name, Tensor tensor, boolean learns) {
    NDArray array = manager.create(tensor.values(), new Shape(tensor.shape()));
    arrays.put(name, array);
    if (learns) {
      array.setRequiresGradient(true);
      learning.put(name, array);
    }
  }

  /** A weight by name. */
  NDArray get(String name) {
    NDArray array = arrays.get(name);
    if (array == null) {
      throw new ModelException("the network has no weight " + name + ": it is of another kind");
    }
    return array;
  }

  /** Those that learn, in the order of their names. */
  SortedMap<String, NDArray> learning() {
    return learning;
  }

  /** Copies of all weights. */
  Map<String, Tensor> tensors() {
    Map<String, Tensor> tensors = new TreeMap<>();
    arrays.forEach((name, array) -> tensors.put(name, tensor(array)));
    return tensors;
  }

  static Tensor tensor(NDArray array) {
    return new Tensor(array.getShape().getShape(), array.toFloatArray());
  }
}
