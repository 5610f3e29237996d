package org.casebook.models.synthesis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.training.DataFolder;
import org.casebook.models.training.LabelledRow;

/**
 * Labelled rows from the sample grammar: pairs that differ in one place, for training. What breaks
 * a rule is harm of its area; its confounder, with a harmless act or in a frame that excuses it, is
 * none.
 */
public final class PairedCases {
  /** Name of the source in rows and reports. */
  public static final String SOURCE = "paired_cases";

  private static final List<HarmCategory> AREAS =
      List.of(
          HarmCategory.HATE,
          HarmCategory.HARASSMENT,
          HarmCategory.VIOLENCE,
          HarmCategory.SEXUAL,
          HarmCategory.SELF_HARM,
          HarmCategory.SCAM_SPAM);

  /** Frames in which words are shown rather than said, whatever the words are. */
  private static final List<List<List<String>>> SHOWN =
      List.of(
          List.of(List.of("frame.counter_speech")),
          List.of(List.of("frame.news")),
          List.of(List.of("frame.education")));

  private PairedCases() {}

  /**
   * Rows in one language. The id of a row is {@code <language>/<area>/<act>/<number>}; rows of one
   * act never part in a split, so that acts which were never trained on can be reported.
   *
   * @param most pairs per area
   * @param seed the same seed gives the same rows
   */
  public static List<LabelledRow> rows(String language, int most, long seed) {
    ClauseSamples samples = ClauseSamples.bundled();
    Map<String, LabelledRow> rows = new LinkedHashMap<>();
    for (HarmCategory area : AREAS) {
      List<List<List<String>>> excuses = area == HarmCategory.SEXUAL ? List.of() : SHOWN;
      SampleRequest request =
          new SampleRequest(List.of(List.of("harm." + area.key())), excuses, language, 0);
      samples
          .pairs(request, seed + AREAS.indexOf(area))
          .limit(most)
          .forEach(
              pair -> {
                String act = pair.violating().slots().getOrDefault("act", "");
                add(pair.violating(), area, act, true, rows);
                add(pair.confounder(), area, act, false, rows);
              });
    }
    return new ArrayList<>(rows.values());
  }

  /** English rows with provenance, ready for training. */
  public static DataFolder.Contents contents(int most, long seed) {
    return DataFolder.Contents.of(
        SOURCE, "Apache-2.0, written for Casebook", rows("eng", most, seed));
  }

  private static void add(
      Sample sample,
      HarmCategory area,
      String act,
      boolean harmful,
      Map<String, LabelledRow> rows) {
    Map<Label, Boolean> labels = new HashMap<>();
    labels.put(Label.ANY, harmful);
    if (harmful) {
      labels.put(Label.of(area), true);
    } else {
      AREAS.forEach(other -> labels.put(Label.of(other), false));
    }
    String group = sample.language() + "/" + area.key() + "/" + act;
    rows.putIfAbsent(
        sample.text(),
        new LabelledRow(
            group + "/" + rows.size(),
            SOURCE,
            sample.language(),
            sample.text(),
            labels,
            Optional.of(group)));
  }
}
