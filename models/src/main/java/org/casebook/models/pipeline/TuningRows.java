package org.casebook.models.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.features.EncoderText;
import org.casebook.models.neural.TuningRow;
import org.casebook.models.training.LabelledRow;
import org.casebook.models.training.PublicSource;

/** From labelled rows to what an encoder is tuned on. */
final class TuningRows {
  /** What the encoder learns to tell; heads that are served may know more or fewer. */
  static final List<Label> LABELS =
      List.of(
          Label.of(HarmCategory.HATE),
          Label.of(HarmCategory.HARASSMENT),
          Label.of(HarmCategory.VIOLENCE),
          Label.of(HarmCategory.SEXUAL),
          Label.of(HarmCategory.SELF_HARM),
          Label.of(HarmCategory.SCAM_SPAM),
          Label.ANY);

  private static final Set<String> ENGLISH = Set.of("en", "eng");

  private TuningRows() {}

  /**
   * The English ones, at most so many of a source that is trusted, and fewer of one that is less:
   * its trust as a share.
   */
  static List<LabelledRow> english(List<LabelledRow> rows, int most) {
    Map<String, Integer> taken = new HashMap<>();
    List<LabelledRow> chosen = new ArrayList<>();
    for (LabelledRow row : rows) {
      double share = Math.min(1, PublicSource.trustIn(row.source()));
      if (ENGLISH.contains(row.language())
          && taken.merge(row.source(), 1, Integer::sum) <= most * share) {
        chosen.add(row);
      }
    }
    return chosen;
  }

  /**
   * Rows as tuning reads them; those that know none of the labels are left out.
   *
   * @param pieces cuts a prepared text into word pieces
   * @param longest pieces kept of a text
   */
  static List<TuningRow> of(List<LabelledRow> rows, Function<String, long[]> pieces, int longest) {
    List<TuningRow> made = new ArrayList<>();
    for (LabelledRow row : rows) {
      float trust = (float) Math.sqrt(PublicSource.trustIn(row.source()));
      float[] targets = new float[LABELS.size()];
      float[] weights = new float[targets.length];
      boolean known = false;
      for (int head = 0; head < targets.length; head++) {
        Boolean value = row.labels().get(LABELS.get(head));
        if (value != null) {
          targets[head] = value ? 1 : 0;
          weights[head] = trust;
          known = true;
        }
      }
      if (known) {
        made.add(
            new TuningRow(
                cut(pieces.apply(EncoderText.prepare(row.text())), longest), targets, weights));
      }
    }
    return made;
  }

  /** The first pieces and the last, special one. */
  private static long[] cut(long[] pieces, int longest) {
    if (pieces.length <= longest) {
      return pieces;
    }
    long[] cut = java.util.Arrays.copyOf(pieces, longest);
    cut[longest - 1] = pieces[pieces.length - 1];
    return cut;
  }
}
