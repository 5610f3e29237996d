package org.casebook.runtime.inference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * How likely a run of Latin letters is to be words of some language: the mean natural logarithm of
 * the probability of each letter after the one before it. Words of languages written in Latin lie
 * above -3.1; other scripts misread as Latin tend to lie below.
 */
final class LetterPairs {
  private static final String RESOURCE = "latin-letter-pairs.tsv";
  private static final int START = 0;
  private static final int END = 26;
  private final double[][] logs;

  private LetterPairs(double[][] logs) {
    this.logs = logs;
  }

  /** Reads the table. */
  static LetterPairs load() {
    try (InputStream in = LetterPairs.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new LetterPairs(
          lines
              .lines()
              .filter(line -> line.startsWith("^\t") || line.matches("[a-z]\t.*"))
              .map(LetterPairs::row)
              .toArray(double[][]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The mean over all letters and word ends; empty when the text has no Latin letter. */
  OptionalDouble plausibility(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT);
    double sum = 0;
    int count = 0;
    int before = START;
    for (int i = 0; i <= plain.length(); i++) {
      char c = i < plain.length() ? plain.charAt(i) : ' ';
      boolean letter = c >= 'a' && c <= 'z';
      if (letter || before != START) {
        sum += logs[before][letter ? c - 'a' : END];
        count++;
      }
      before = letter ? c - 'a' + 1 : START;
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }

  private static double[] row(String line) {
    String[] cells = line.split("\t", -1);
    double[] row = new double[cells.length - 1];
    for (int i = 0; i < row.length; i++) {
      row[i] = Double.parseDouble(cells[i + 1]);
    }
    return row;
  }
}
