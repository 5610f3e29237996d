package org.casebook.models.export;

/** A named constant of an ONNX node, such as the strides of a convolution. */
public final class OnnxAttribute {
  private static final int TYPE = 20;
  private final ProtoMessage message;

  private OnnxAttribute(ProtoMessage message) {
    this.message = message;
  }

  /** One float. */
  public static OnnxAttribute number(String name, float value) {
    return new OnnxAttribute(new ProtoMessage().text(1, name).number(2, value).integer(TYPE, 1));
  }

  /** One integer; booleans are 0 and 1. */
  public static OnnxAttribute integer(String name, long value) {
    return new OnnxAttribute(new ProtoMessage().text(1, name).integer(3, value).integer(TYPE, 2));
  }

  /** One string. */
  public static OnnxAttribute text(String name, String value) {
    return new OnnxAttribute(new ProtoMessage().text(1, name).text(4, value).integer(TYPE, 3));
  }

  /** A list of integers. */
  public static OnnxAttribute integers(String name, long... values) {
    ProtoMessage message = new ProtoMessage().text(1, name);
    for (long value : values) {
      message.integer(8, value);
    }
    return new OnnxAttribute(message.integer(TYPE, 7));
  }

  ProtoMessage message() {
    return message;
  }
}
