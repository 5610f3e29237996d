package org.casebook.models.export;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.casebook.models.ModelException;

/** A checkpoint in memory, such as a network that has just been trained. */
public final class TensorMap implements Checkpoint {
  private final Map<String, Tensor> tensors;

  /** A checkpoint of these tensors. */
  public TensorMap(Map<String, Tensor> tensors) {
    this.tensors = new TreeMap<>(tensors);
  }

  @Override
  public List<Integer> shape(String name) {
    return LongStream.of(tensor(name).shape()).mapToObj(Math::toIntExact).toList();
  }

  @Override
  public float[] read(String name) {
    return tensor(name).values();
  }

  @Override
  public float[] read(String name, long from, int count) {
    int start = Math.toIntExact(from);
    return Arrays.copyOfRange(tensor(name).values(), start, start + count);
  }

  private Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new ModelException("the network has no tensor " + name + ": it is of another kind");
    }
    return tensor;
  }
}
