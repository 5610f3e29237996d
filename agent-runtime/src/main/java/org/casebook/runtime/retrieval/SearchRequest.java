package org.casebook.runtime.retrieval;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What to look for.
 *
 * @param text a post, a passage or a question
 * @param country only clauses that apply in this country; empty text for a country that nobody
 *     knows, which meets only clauses for everywhere; absent for all clauses
 * @param surface only a policy for this surface, by the same rule
 * @param day only a policy that is in force on this day (UTC); absent for any day
 * @param english whether the text may be English: only then an encoder of English says something
 * @param limit the most clauses wanted
 */
public record SearchRequest(
    String text,
    Optional<String> country,
    Optional<String> surface,
    Optional<LocalDate> day,
    boolean english,
    int limit) {
  /** All clauses, wherever and whenever they apply. */
  public static SearchRequest anywhere(String text, int limit) {
    return anywhere(text, true, limit);
  }

  /** All clauses, for a text that may be no English. */
  public static SearchRequest anywhere(String text, boolean english, int limit) {
    return new SearchRequest(
        text, Optional.empty(), Optional.empty(), Optional.empty(), english, limit);
  }

  /** The clauses that apply in a country, on any surface and day. */
  public static SearchRequest in(String country, boolean english, String text, int limit) {
    return new SearchRequest(
        text, Optional.of(country), Optional.empty(), Optional.empty(), english, limit);
  }
}
