package org.casebook.runtime.speech;

import java.util.List;

/** Word error rate: insertions, deletions and substitutions per word said. */
public final class WordErrors {
  private int errors;
  private int words;

  /** Counts one sentence. */
  public void add(String said, String heard) {
    List<String> reference = List.of(said.split(" ", -1));
    List<String> hypothesis = heard.isBlank() ? List.of() : List.of(heard.split(" ", -1));
    int[] row = new int[hypothesis.size() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= reference.size(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int same = reference.get(i - 1).equals(hypothesis.get(j - 1)) ? 0 : 1;
        int best = Math.min(diagonal + same, Math.min(row[j], row[j - 1]) + 1);
        diagonal = row[j];
        row[j] = best;
      }
    }
    errors += row[row.length - 1];
    words += reference.size();
  }

  /** Errors per word. */
  public double rate() {
    return errors / (double) words;
  }
}
