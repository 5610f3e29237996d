package org.casebook.runtime.table;

import java.util.List;
import java.util.Optional;

/** What a column of somebody's table can be to a sample or a case. */
public enum Field {
  /** Unique among the rows. */
  ID("id", "id", "uuid", "key", "case_id", "post_id", "comment_id", "tweet_id", "sample_id"),
  /** The words. */
  TEXT("text", "text", "body", "content", "message", "comment", "comment_text", "post", "tweet"),
  /** The right action, or whether it violates at all. */
  LABEL(
      "label", "gold.action", "gold", "label", "action", "gold_label", "y", "decision", "verdict"),
  /** The clauses that the right answer names. */
  CLAUSES("clauses", "gold.clauses", "clauses", "clause", "rule", "rules"),
  /** ISO 639. */
  LANGUAGE("lang", "lang", "language", "language_code", "lang_code", "iso639"),
  /** ISO 3166-1 alpha-2. */
  COUNTRY("country", "country", "country_code", "context.country", "jurisdiction"),
  /** Post, comment, listing ... */
  SURFACE("surface", "surface", "context.surface", "content_type"),
  /** The day, or the moment. */
  DAY(
      "day",
      "day",
      "date",
      "created_at",
      "context.created_at",
      "timestamp",
      "created",
      "posted_at"),
  /** What tools or people established. */
  SIGNALS("signals", "signals", "signal"),
  /** Probability of a violation per harm area. */
  BELIEFS("beliefs", "beliefs", "belief", "scores");

  private final String key;
  private final String names;

  Field(String key, String... names) {
    this.key = key;
    this.names = String.join(",", names);
  }

  /** How the field is called on the command line and in texts. */
  public String key() {
    return key;
  }

  /** The names that columns of this kind are often given, the surest first. */
  List<String> names() {
    return List.of(names.split(","));
  }

  /** The field of this key. */
  static Optional<Field> ofKey(String key) {
    for (Field field : values()) {
      if (field.key.equals(key)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}
