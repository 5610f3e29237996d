package org.casebook.models.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;

/** Harmless nonsense with labels that depend on made-up words: fast and learnable. */
public final class SyntheticRows {
  private static final String[] SYLLABLES = {
    "ba", "ko", "ri", "mu", "te", "so", "la", "ni", "pe", "du", "vo", "xa", "gi", "fe", "zu", "hy"
  };

  private SyntheticRows() {}

  /** Rows of random words; one with "grobnak" is hate, one with "plimfet" is scam or spam. */
  public static List<LabelledRow> of(int count, long seed) {
    Random random = new Random(seed);
    List<LabelledRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean hate = random.nextBoolean();
      boolean scam = random.nextBoolean();
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 8; word++) {
        text.append(word(random)).append(' ');
      }
      text.append(hate ? "grobnak " : "").append(scam ? "plimfet" : "");
      Map<Label, Boolean> labels = new HashMap<>();
      labels.put(Label.of(HarmCategory.HATE), hate);
      if (i % 2 == 0) { // half of the rows were never asked
        labels.put(Label.of(HarmCategory.SCAM_SPAM), scam);
      }
      if (i % 50 == 0) {
        labels.put(Label.of(HarmCategory.SELF_HARM), true);
      }
      rows.add(
          new LabelledRow(
              "r" + i, "source" + i % 2, "und", text.toString(), labels, Optional.empty()));
    }
    return rows;
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < 2 + random.nextInt(2); i++) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }
}
