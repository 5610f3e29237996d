package org.casebook.models.export;

import java.io.IOException;
import java.util.List;

/** Named tensors of floats that a network is made of, read when asked for. */
public interface Checkpoint {
  /** The sizes of a tensor. */
  List<Integer> shape(String name);

  /** A whole tensor, row-major. */
  float[] read(String name) throws IOException;

  /**
   * A part of a tensor.
   *
   * @param from index of the first number
   * @param count how many
   */
  float[] read(String name, long from, int count) throws IOException;
}
