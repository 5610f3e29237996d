package org.casebook.runtime.explanation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A statement of reasons (Regulation (EU) 2022/2065, Article 17): a draft for the person who
 * decides, in the fields of the Commission's transparency database and as a text for the recipient.
 *
 * @param fields by name as the database names them; a value is a text or a list of texts
 * @param text for the recipient, one paragraph each
 * @param missing what a person must add before it is complete, by field name
 */
public record StatementOfReasons(
    SortedMap<String, Object> fields, List<String> text, List<String> missing) {
  private static final List<String> REQUIRED =
      List.of(
          "decision_ground",
          "content_type",
          "category",
          "content_date",
          "application_date",
          "decision_facts",
          "source_type",
          "automated_detection",
          "automated_decision",
          "puid");

  public StatementOfReasons {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    text = List.copyOf(text);
    missing = List.copyOf(missing);
  }

  /** A statement with what it lacks. */
  static StatementOfReasons of(SortedMap<String, Object> fields, List<String> text) {
    List<String> missing = new ArrayList<>();
    REQUIRED.stream().filter(field -> !fields.containsKey(field)).forEach(missing::add);
    if (fields.keySet().stream()
        .noneMatch(
            field ->
                field.equals("decision_visibility")
                    || field.equals("decision_account")
                    || field.equals("decision_provision"))) {
      missing.add("decision_visibility");
    }
    return new StatementOfReasons(fields, text, missing);
  }
}
