package org.casebook.models.export;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * An ONNX graph being built, node by node, and written as a model file (IR version 8). Names are
 * unique within a graph; nodes must be added in the order in which they can run. Field numbers are
 * those of <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>.
 */
public final class OnnxGraph {
  /** Data type of signed bytes. */
  static final int INT8 = 3;

  private static final String CONTRIBUTED = "com.microsoft";
  private static final int FLOAT = 1;
  private static final int UINT8 = 2;
  private static final int INT64 = 7;
  private static final int FLOAT16 = 10;
  private static final int IR_VERSION = 8;

  private final ProtoMessage graph = new ProtoMessage();
  private int fresh;
  private boolean contributed;

  /**
   * Declares a float input.
   *
   * @param dims sizes; a string such as {@code "batch"} stands for a size known only when run
   */
  public String floatInput(String name, Object... dims) {
    graph.message(11, value(name, FLOAT, dims));
    return name;
  }

  /** Declares a 64-bit integer input; {@code dims} as for {@link #floatInput}. */
  public String longInput(String name, Object... dims) {
    graph.message(11, value(name, INT64, dims));
    return name;
  }

  /** Makes a float result of the graph available under a name of its own. */
  public void floatOutput(String result, String name, Object... dims) {
    node("", "Identity", List.of(result), name);
    graph.message(12, value(name, FLOAT, dims));
  }

  /** A constant tensor of floats, row-major; no dimensions make a scalar. */
  public String floats(String name, float[] values, long... dims) {
    requireSize(name, values.length, dims);
    ByteBuffer raw = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return constant(name, FLOAT, raw.array(), dims);
  }

  /**
   * A constant tensor of half-precision floats, row-major.
   *
   * @param bits IEEE 754 half-precision numbers, two bytes each
   */
  public String halves(String name, short[] bits, long... dims) {
    requireSize(name, bits.length, dims);
    ByteBuffer raw = ByteBuffer.allocate(bits.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    raw.asShortBuffer().put(bits);
    return constant(name, FLOAT16, raw.array(), dims);
  }

  /** A constant vector of 64-bit integers. */
  public String longs(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return constant(name, INT64, raw.array(), values.length);
  }

  /** A constant scalar of one unsigned byte. */
  String bytes(String name, int value) {
    return constant(name, UINT8, new byte[] {(byte) value});
  }

  /** A constant of a type of onnx.proto, its numbers as they lie in memory. */
  String raw(String name, int type, byte[] numbers, long... dims) {
    return constant(name, type, numbers, dims);
  }

  /**
   * A constant whose numbers lie in a file beside the model.
   *
   * @param type data type number of onnx.proto
   */
  String external(String name, int type, WeightFile.Part part, long... dims) {
    graph.message(
        5,
        tensor(name, type, dims)
            .message(13, entry("location", part.file()))
            .message(13, entry("offset", Long.toString(part.offset())))
            .message(13, entry("length", Long.toString(part.bytes())))
            .integer(14, 1));
    return name;
  }

  /** Adds a node with one result and returns the result's name, which is made up. */
  public String add(String operator, List<String> inputs, OnnxAttribute... attributes) {
    String result = name(operator);
    node("", operator, inputs, result, attributes);
    return result;
  }

  /** As {@link #add} for an operator of which only the second result is wanted. */
  String addSecond(String operator, List<String> inputs, OnnxAttribute... attributes) {
    String result = name(operator);
    node("", operator, inputs, List.of(name(operator), result), attributes);
    return result;
  }

  /** As {@link #add}, with an operator that ONNX Runtime adds to the standard. */
  String addContributed(String operator, List<String> inputs, OnnxAttribute... attributes) {
    contributed = true;
    String result = name(operator);
    node(CONTRIBUTED, operator, inputs, result, attributes);
    return result;
  }

  /** A name not used before in this graph. */
  public String name(String prefix) {
    return prefix + "_" + fresh++;
  }

  /** The finished model file, for the given version of the standard operators. */
  public byte[] toBytes(int opset) {
    ProtoMessage model =
        new ProtoMessage()
            .integer(1, IR_VERSION)
            .text(2, "casebook")
            .message(7, new ProtoMessage().append(graph).text(2, "casebook"))
            .message(8, new ProtoMessage().text(1, "").integer(2, opset));
    if (contributed) {
      model.message(8, new ProtoMessage().text(1, CONTRIBUTED).integer(2, 1));
    }
    return model.toBytes();
  }

  private void node(
      String domain,
      String operator,
      List<String> inputs,
      String result,
      OnnxAttribute... attributes) {
    node(domain, operator, inputs, List.of(result), attributes);
  }

  private void node(
      String domain,
      String operator,
      List<String> inputs,
      List<String> results,
      OnnxAttribute... attributes) {
    ProtoMessage node = new ProtoMessage();
    inputs.forEach(input -> node.text(1, input));
    results.forEach(result -> node.text(2, result));
    node.text(3, name("node")).text(4, operator);
    for (OnnxAttribute attribute : attributes) {
      node.message(5, attribute.message());
    }
    if (!domain.isEmpty()) {
      node.text(7, domain);
    }
    graph.message(1, node);
  }

  private String constant(String name, int type, byte[] raw, long... dims) {
    graph.message(5, tensor(name, type, dims).bytes(9, raw));
    return name;
  }

  private static ProtoMessage tensor(String name, int type, long... dims) {
    ProtoMessage tensor = new ProtoMessage();
    for (long dim : dims) {
      tensor.integer(1, dim);
    }
    return tensor.integer(2, type).text(8, name);
  }

  private static ProtoMessage entry(String key, String value) {
    return new ProtoMessage().text(1, key).text(2, value);
  }

  private static ProtoMessage value(String name, int type, Object... dims) {
    ProtoMessage shape = new ProtoMessage();
    for (Object dim : dims) {
      ProtoMessage size = new ProtoMessage();
      shape.message(
          1, dim instanceof Number n ? size.integer(1, n.longValue()) : size.text(2, "" + dim));
    }
    ProtoMessage tensor = new ProtoMessage().integer(1, type).message(2, shape);
    return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
  }

  private static void requireSize(String name, int length, long... dims) {
    long size = 1;
    for (long dim : dims) {
      size *= dim;
    }
    if (size != length) {
      throw new IllegalArgumentException(
          name + ": " + length + " values for a tensor of " + size + " elements");
    }
  }
}
