package org.casebook.models.training;

/** IEEE 754 half precision, in which the n-gram weights are stored. */
public final class HalfFloat {
  private static final float LARGEST = 65504f;

  private HalfFloat() {}

  /** The nearest half-precision number as its 16 bits; numbers out of range are clamped. */
  public static short bits(float value) {
    float clamped = Math.max(-LARGEST, Math.min(LARGEST, value));
    int sign = (Float.floatToIntBits(clamped) >>> 16) & 0x8000;
    float size = Math.abs(clamped);
    if (size < 0x1p-14f) { // subnormal: a whole number of steps of 2^-24
      return (short) (sign | Math.round(size * 0x1p24f));
    }
    int rounded = Float.floatToIntBits(size) + 0x1000; // half a step of the last kept bit
    return (short) (sign | ((rounded - (112 << 23)) >>> 13));
  }

  /** The number with these 16 bits. */
  public static float value(short bits) {
    int exponent = (bits >>> 10) & 0x1F;
    int fraction = bits & 0x3FF;
    float size =
        exponent == 0
            ? fraction * 0x1p-24f
            : Float.intBitsToFloat(((exponent + 112) << 23) | (fraction << 13));
    return bits < 0 ? -size : size;
  }
}
