package org.casebook.runtime.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.casebook.runtime.domain.CasebookException;

/** One open model file. Safe for several threads. */
final class OnnxSession implements AutoCloseable {
  private final String name;
  private final OrtEnvironment environment;
  private final OrtSession session;

  /** Runs hold the read side: closing under a run would free memory that native code still uses. */
  private final ReadWriteLock use = new ReentrantReadWriteLock();

  private boolean closed;

  OnnxSession(String name, OrtEnvironment environment, OrtSession session) {
    this.name = name;
    this.environment = environment;
    this.session = session;
  }

  /** The name of the only input. */
  String onlyInput() {
    return session.getInputNames().iterator().next();
  }

  /** The names of all inputs. */
  Set<String> inputs() {
    return session.getInputNames();
  }

  /** Integers in the width that this input was declared with, 32 or 64 bits. */
  Input integers(String input, long[] values, long... shape) {
    try {
      boolean narrow =
          Optional.ofNullable(session.getInputInfo().get(input))
              .map(NodeInfo::getInfo)
              .filter(info -> info instanceof TensorInfo of && of.type == OnnxJavaType.INT32)
              .isPresent();
      return narrow ? Input.ints(values, shape) : Input.longs(values, shape);
    } catch (OrtException e) {
      throw new CasebookException(name + " does not tell its inputs: " + e.getMessage(), e);
    }
  }

  /**
   * One of the outputs of a run.
   *
   * @param wanted its name; empty for the first
   */
  Output output(Map<String, Output> outputs, String wanted) {
    String chosen = wanted.isEmpty() ? session.getOutputNames().iterator().next() : wanted;
    Output output = outputs.get(chosen);
    if (output == null) {
      throw new CasebookException(name + " has no output " + chosen + ", only " + outputs.keySet());
    }
    return output;
  }

  /**
   * Runs the model once.
   *
   * @param inputs tensors by name
   * @return all outputs by name
   * @throws CasebookException when the model refuses the inputs
   */
  Map<String, Output> run(Map<String, Input> inputs) {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    use.readLock().lock();
    try {
      if (closed) {
        throw new CasebookException(name + " was closed; open Casebook again");
      }
      for (Map.Entry<String, Input> input : inputs.entrySet()) {
        tensors.put(input.getKey(), input.getValue().tensor(environment));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        Map<String, Output> outputs = new HashMap<>();
        for (Map.Entry<String, OnnxValue> output : result) {
          outputs.put(output.getKey(), Output.of((OnnxTensor) output.getValue()));
        }
        return outputs;
      }
    } catch (OrtException e) {
      throw new CasebookException(
          name + " failed (" + e.getMessage() + "): run `casebook models verify`", e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
      use.readLock().unlock();
    }
  }

  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new CasebookException(name + " could not be closed: " + e.getMessage(), e);
    } finally {
      use.writeLock().unlock();
    }
  }

  /** A tensor to be made just before the run. */
  interface Input {
    OnnxTensor tensor(OrtEnvironment environment) throws OrtException;

    static Input floats(float[] values, long... shape) {
      return environment -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
    }

    static Input longs(long[] values, long... shape) {
      return environment -> OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
    }

    static Input ints(long[] values, long... shape) {
      int[] narrow = new int[values.length];
      for (int i = 0; i < values.length; i++) {
        narrow[i] = Math.toIntExact(values[i]);
      }
      return environment -> OnnxTensor.createTensor(environment, IntBuffer.wrap(narrow), shape);
    }
  }

  /**
   * A float tensor that a run gave.
   *
   * @param values row-major
   */
  @SuppressWarnings("ArrayRecordComponent") // a tensor; never compared
  record Output(long[] shape, float[] values) {
    static Output of(OnnxTensor tensor) {
      FloatBuffer buffer = tensor.getFloatBuffer();
      if (buffer.hasArray() && buffer.array().length == buffer.remaining()) {
        // It is a copy already, and nobody else holds it.
        return new Output(tensor.getInfo().getShape(), buffer.array());
      }
      float[] values = new float[buffer.remaining()];
      buffer.get(values);
      return new Output(tensor.getInfo().getShape(), values);
    }

    int size(int axis) {
      return Math.toIntExact(shape[axis]);
    }
  }
}
