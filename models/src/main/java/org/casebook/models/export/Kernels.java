package org.casebook.models.export;

/** Turns convolution kernels from Keras's order of axes into that of ONNX. */
final class Kernels {
  private Kernels() {}

  /** {@code [height,width,in,out]} to {@code [out,in,height,width]}. */
  static Tensor full(Tensor kernel) {
    int[] s = sizes(kernel);
    float[] turned = new float[kernel.values().length];
    for (int pixel = 0; pixel < s[0] * s[1]; pixel++) {
      for (int in = 0; in < s[2]; in++) {
        for (int out = 0; out < s[3]; out++) {
          turned[(out * s[2] + in) * s[0] * s[1] + pixel] =
              kernel.values()[(pixel * s[2] + in) * s[3] + out];
        }
      }
    }
    return new Tensor(new long[] {s[3], s[2], s[0], s[1]}, turned);
  }

  /** {@code [height,width,in,multiplier]} to {@code [in*multiplier,1,height,width]}. */
  static Tensor depthwise(Tensor kernel) {
    int[] s = sizes(kernel);
    int channels = s[2] * s[3];
    float[] turned = new float[kernel.values().length];
    for (int pixel = 0; pixel < s[0] * s[1]; pixel++) {
      for (int channel = 0; channel < channels; channel++) {
        turned[channel * s[0] * s[1] + pixel] = kernel.values()[pixel * channels + channel];
      }
    }
    return new Tensor(new long[] {channels, 1, s[0], s[1]}, turned);
  }

  private static int[] sizes(Tensor kernel) {
    int[] sizes = new int[4];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = Math.toIntExact(kernel.shape()[i]);
    }
    return sizes;
  }
}
