package org.casebook.runtime.hashing;

import java.util.HexFormat;
import java.util.Optional;

/**
 * A PDQ hash of 256 bits. Pictures that look alike have hashes that differ in few bits: up to 31 is
 * the customary limit for calling two pictures the same.
 *
 * @param a bits 255 to 192, the first sixteen digits
 * @param b bits 191 to 128
 * @param c bits 127 to 64
 * @param d bits 63 to 0
 */
public record PdqHash(long a, long b, long c, long d) {
  /** How many bits a hash has. */
  public static final int BITS = 256;

  /** Up to this distance two pictures count as the same, by the custom of the reference. */
  public static final int SAME = 31;

  private static final int DIGITS = BITS / 4;

  /** The hash written as 64 hexadecimal digits, in either case; empty when it is something else. */
  public static Optional<PdqHash> ofHex(String digits) {
    if (digits.length() != DIGITS || !digits.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    return Optional.of(
        new PdqHash(word(digits, 0), word(digits, 1), word(digits, 2), word(digits, 3)));
  }

  private static long word(String digits, int index) {
    return Long.parseUnsignedLong(digits, 16 * index, 16 * index + 16, 16);
  }

  /** In how many bits two hashes differ. */
  public int distance(PdqHash other) {
    return Long.bitCount(a ^ other.a)
        + Long.bitCount(b ^ other.b)
        + Long.bitCount(c ^ other.c)
        + Long.bitCount(d ^ other.d);
  }

  /** As 64 lower-case hexadecimal digits, bit 255 first. */
  public String hex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(a) + hex.toHexDigits(b) + hex.toHexDigits(c) + hex.toHexDigits(d);
  }

  @Override
  public String toString() {
    return hex();
  }
}
