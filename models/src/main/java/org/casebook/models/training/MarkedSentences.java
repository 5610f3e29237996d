package org.casebook.models.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;

/**
 * Cuts a comment with marked insults into sentences: those with a mark against those without.
 *
 * <p>Every comment of the set is toxic, so whole comments would teach what a news comment looks
 * like. Sentences of the same comment differ in the insult alone.
 */
final class MarkedSentences {
  private static final int SHORTEST = 12;

  private MarkedSentences() {}

  static List<LabelledRow> of(JsonNode row, String source) {
    String text = row.path("text").asText();
    String id = row.path("id").asText();
    List<LabelledRow> sentences = new ArrayList<>();
    if (row.path("spans").isEmpty()) {
      return sentences;
    }
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = SourceText.clean(text.substring(start, end));
      if (sentence.length() >= SHORTEST) {
        boolean marked = overlaps(row.path("spans"), start, end);
        sentences.add(
            new LabelledRow(
                id + "-" + start,
                source,
                row.path("lang").asText(),
                sentence,
                labels(marked),
                Optional.of(id)));
      }
    }
    return sentences;
  }

  private static Map<Label, Boolean> labels(boolean marked) {
    Label harassment = Label.of(HarmCategory.HARASSMENT);
    Label scam = Label.of(HarmCategory.SCAM_SPAM);
    return marked
        ? Map.of(harassment, true, scam, false, Label.ANY, true)
        : Map.of(harassment, false, scam, false, Label.ANY, false);
  }

  private static boolean overlaps(JsonNode spans, int start, int end) {
    for (JsonNode span : spans) {
      if (span.path(0).asInt() < end && span.path(1).asInt() > start) {
        return true;
      }
    }
    return false;
  }
}
