package org.casebook.models.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/** Moves a checkpoint's tensors, one at a time, into the constants of a graph. */
final class BertWeights {
  private static final int LIMIT = 127;
  private static final int ROWS_AT_ONCE = 4096;
  private static final int FLOAT = 1;

  private final Checkpoint checkpoint;
  private final String prefix;
  private final Optional<WeightFile> file;
  private final OnnxGraph graph;
  private final boolean exact;

  /**
   * @param file receives the large constants; without it they lie in the graph itself
   */
  BertWeights(
      Checkpoint checkpoint,
      String prefix,
      Optional<WeightFile> file,
      OnnxGraph graph,
      boolean exact) {
    this.checkpoint = checkpoint;
    this.prefix = prefix;
    this.file = file;
    this.graph = graph;
    this.exact = exact;
  }

  /** Whether weights stay floats. */
  boolean exact() {
    return exact;
  }

  List<Integer> shape(String name) {
    return checkpoint.shape(prefix + name);
  }

  float[] floats(String name) throws IOException {
    return checkpoint.read(prefix + name);
  }

  /** A vector as a constant of floats. */
  String vector(String name) throws IOException {
    float[] values = floats(name);
    return graph.floats(name, values, values.length);
  }

  /**
   * The kernel of a dense layer.
   *
   * @param numbers the constant {@code [in,out]}
   * @param scales one per column; empty when exact
   */
  record Matrix(String numbers, String scales) {}

  Matrix columns(String name) throws IOException {
    int columns = shape(name).get(1);
    float[] kernel = floats(name);
    int rows = kernel.length / columns;
    if (exact) {
      return new Matrix(external(name, FLOAT, raw(kernel), rows, columns), "");
    }
    Quantised quantised = Quantised.byColumn(kernel, columns, LIMIT);
    return new Matrix(
        external(name, OnnxGraph.INT8, quantised.numbers(), rows, columns),
        graph.floats(name + "/scales", quantised.scales(), columns));
  }

  /**
   * Rows of a table too large to hold, looked up by number.
   *
   * @param ids result that holds the row numbers
   * @return result that holds one row of floats for each
   */
  String rows(String name, String ids) throws IOException {
    int rows = shape(name).get(0);
    int columns = shape(name).get(1);
    float[] scales = new float[rows];
    int width = exact ? Float.BYTES : 1;
    Room room = room((long) rows * columns * width);
    for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
      int count = Math.min(ROWS_AT_ONCE, rows - from);
      float[] values = checkpoint.read(prefix + name, (long) from * columns, count * columns);
      if (exact) {
        room.write(raw(values));
      } else {
        Quantised quantised = Quantised.byRow(values, columns, LIMIT);
        room.write(quantised.numbers());
        System.arraycopy(quantised.scales(), 0, scales, from, count);
      }
    }
    if (exact) {
      return graph.add("Gather", List.of(room.constant(name, FLOAT, rows, columns), ids));
    }
    String numbers =
        graph.add("Gather", List.of(room.constant(name, OnnxGraph.INT8, rows, columns), ids));
    String scale =
        graph.add("Gather", List.of(graph.floats(name + "/scales", scales, rows, 1), ids));
    String floats = graph.add("Cast", List.of(numbers), OnnxAttribute.integer("to", FLOAT));
    return graph.add("Mul", List.of(floats, scale));
  }

  private String external(String name, int type, byte[] bytes, long... dims) throws IOException {
    Room room = room(bytes.length);
    room.write(bytes);
    return room.constant(name, type, dims);
  }

  /** Where the numbers of one constant go. */
  private interface Room {
    void write(byte[] bytes) throws IOException;

    /** The constant, when all is written. */
    String constant(String name, int type, long... dims);
  }

  private Room room(long bytes) throws IOException {
    return file.isPresent() ? beside(file.get(), bytes) : inside();
  }

  private Room beside(WeightFile weights, long bytes) throws IOException {
    WeightFile.Part part = weights.start(bytes);
    return new Room() {
      @Override
      public void write(byte[] more) throws IOException {
        weights.write(more);
      }

      @Override
      public String constant(String name, int type, long... dims) {
        return graph.external(name, type, part, dims);
      }
    };
  }

  private Room inside() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    return new Room() {
      @Override
      public void write(byte[] more) {
        all.writeBytes(more);
      }

      @Override
      public String constant(String name, int type, long... dims) {
        return graph.raw(name, type, all.toByteArray(), dims);
      }
    };
  }

  private static byte[] raw(float[] values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES);
    raw.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    return raw.array();
  }
}
