package org.casebook.runtime.hashing;

/**
 * The low frequencies of a 64 x 64 image: the discrete cosine transform, of which only the 16 x 16
 * coefficients of frequency 1 to 16 are computed. Sums run in the order of the reference, since the
 * order decides the last bit of a float.
 */
final class CosineTransform {
  /** Side of the image that is transformed. */
  static final int INPUT = 64;

  /** Side of the square of coefficients. */
  static final int SIDE = 16;

  private static final float[] MATRIX = matrix();

  private CosineTransform() {}

  /** The coefficients {@code [16,16]} of an image {@code [64,64]}, both row by row. */
  static float[] of(float[] image) {
    float[] half = new float[SIDE * INPUT];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < INPUT; column++) {
        float sum = 0;
        for (int k = 0; k < INPUT; k++) {
          sum += MATRIX[row * INPUT + k] * image[k * INPUT + column];
        }
        half[row * INPUT + column] = sum;
      }
    }
    float[] result = new float[SIDE * SIDE];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        float sum = 0;
        for (int k = 0; k < INPUT; k++) {
          sum += half[row * INPUT + k] * MATRIX[column * INPUT + k];
        }
        result[row * SIDE + column] = sum;
      }
    }
    return result;
  }

  private static float[] matrix() {
    float scale = (float) StrictMath.sqrt(2.0 / INPUT);
    float[] matrix = new float[SIDE * INPUT];
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < INPUT; j++) {
        double angle = Math.PI / 2 / INPUT * (i + 1) * (2 * j + 1);
        matrix[i * INPUT + j] = (float) (scale * StrictMath.cos(angle));
      }
    }
    return matrix;
  }
}
