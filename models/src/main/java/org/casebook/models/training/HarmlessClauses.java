package org.casebook.models.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A harmless paragraph, whole and in clauses as short as a message.
 *
 * <p>Whole paragraphs alone would teach that what is long and solemn is harmless; a short greeting
 * in a language that no other source has would be left to chance.
 */
final class HarmlessClauses {
  /** Commas, full stops and their kin in all scripts. */
  private static final Pattern END =
      Pattern.compile(
          "[.,;:!?\u2026\u3001\u3002\uFF0C\uFF1B\uFF1A\uFF01\uFF1F\u060C\u061B\u061F\u06D4\u0964\u104A\u104B\u1362\u1363\\n]+\\s*");

  private static final int SHORTEST = 8;
  private static final int MOST = 5;

  private HarmlessClauses() {}

  static List<LabelledRow> of(JsonNode row, PublicSource source) {
    String id = row.path("id").asText();
    String whole = SourceText.clean(row.path("text").asText());
    Set<String> texts = new LinkedHashSet<>();
    texts.add(whole);
    for (String clause : END.split(whole, -1)) {
      String text = clause.strip();
      if (text.codePointCount(0, text.length()) >= SHORTEST && texts.size() <= MOST) {
        texts.add(text);
      }
    }
    List<LabelledRow> rows = new ArrayList<>();
    for (String text : texts) {
      rows.add(
          new LabelledRow(
              id + "-" + rows.size(),
              source.file(),
              row.path("lang").asText(),
              text,
              source.labels(row),
              Optional.of(id)));
    }
    return rows;
  }
}
