package org.casebook.models.export;

import org.casebook.models.ModelException;

/**
 * A tensor of floats, row-major.
 *
 * @param shape sizes; empty for a scalar
 * @param values as many as the product of the sizes; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // a weight tensor, never compared
public record Tensor(long[] shape, float[] values) {
  public Tensor {
    long size = 1;
    for (long dim : shape) {
      size *= dim;
    }
    if (size != values.length) {
      throw new ModelException(values.length + " values for a tensor of " + size + " elements");
    }
  }
}
