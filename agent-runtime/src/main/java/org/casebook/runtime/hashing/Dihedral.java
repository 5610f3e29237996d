package org.casebook.runtime.hashing;

/**
 * The eight ways to turn and mirror a square. Turning a picture transposes its cosine transform and
 * changes signs in it, so that the hashes of all eight come from one transform.
 */
public enum Dihedral {
  /** As it is. */
  ORIGINAL(false, false, false),
  /** Turned by 90 degrees, against the clock. */
  ROTATE_90(true, false, true),
  /** Upside down. */
  ROTATE_180(false, true, true),
  /** Turned by 90 degrees, with the clock. */
  ROTATE_270(true, true, false),
  /** Top and bottom exchanged. */
  FLIP_X(false, true, false),
  /** Left and right exchanged. */
  FLIP_Y(false, false, true),
  /** Mirrored at the main diagonal. */
  FLIP_PLUS_1(true, false, false),
  /** Mirrored at the other diagonal. */
  FLIP_MINUS_1(true, true, true);

  private final boolean transposed;
  private final boolean oddRows;
  private final boolean oddColumns;

  /**
   * A turn, by what it does to the transform.
   *
   * @param transposed rows and columns exchanged, after the signs
   * @param oddRows odd vertical frequencies change sign
   * @param oddColumns odd horizontal frequencies change sign
   */
  Dihedral(boolean transposed, boolean oddRows, boolean oddColumns) {
    this.transposed = transposed;
    this.oddRows = oddRows;
    this.oddColumns = oddColumns;
  }

  /** The transform of the turned picture, given that of the picture; frequencies start at one. */
  float[] apply(float[] frequencies) {
    int side = CosineTransform.SIDE;
    float[] turned = new float[frequencies.length];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        // Row 0 holds frequency 1, so even indices are the odd frequencies.
        boolean negative = (oddRows && row % 2 == 0) ^ (oddColumns && column % 2 == 0);
        float value = frequencies[row * side + column];
        turned[transposed ? column * side + row : row * side + column] = negative ? -value : value;
      }
    }
    return turned;
  }
}
