package org.casebook.models.export;

/**
 * A matrix in whole numbers: {@code value = number * scale}, with one scale per column or per row.
 *
 * @param numbers row-major, from -limit to limit
 * @param scales one per column or row
 */
@SuppressWarnings("ArrayRecordComponent") // a weight tensor, never compared
record Quantised(byte[] numbers, float[] scales) {
  private static final float LEAST = 1e-8f;

  /** One scale per column of a {@code [rows, columns]} matrix. */
  static Quantised byColumn(float[] matrix, int columns, int limit) {
    float[] scales = new float[columns];
    for (int i = 0; i < matrix.length; i++) {
      scales[i % columns] = Math.max(scales[i % columns], Math.abs(matrix[i]));
    }
    for (int column = 0; column < columns; column++) {
      scales[column] = Math.max(LEAST, scales[column]) / limit;
    }
    byte[] numbers = new byte[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      numbers[i] = (byte) Math.round(matrix[i] / scales[i % columns]);
    }
    return new Quantised(numbers, scales);
  }

  /** One scale per row of a {@code [rows, columns]} matrix. */
  static Quantised byRow(float[] matrix, int columns, int limit) {
    float[] scales = new float[matrix.length / columns];
    byte[] numbers = new byte[matrix.length];
    for (int row = 0; row < scales.length; row++) {
      float most = LEAST;
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        most = Math.max(most, Math.abs(matrix[i]));
      }
      scales[row] = most / limit;
      for (int i = row * columns; i < (row + 1) * columns; i++) {
        numbers[i] = (byte) Math.round(matrix[i] / scales[row]);
      }
    }
    return new Quantised(numbers, scales);
  }
}
