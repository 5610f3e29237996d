package org.casebook.runtime.retrieval;

import java.util.Optional;

/**
 * What to look for.
 *
 * @param text a post, a passage or a question
 * @param country only clauses that apply in this country; empty text for a country that nobody
 *     knows, which meets only clauses for everywhere; absent for all clauses
 * @param english whether the text may be English: only then the sentence vectors say something
 * @param limit the most clauses wanted
 */
public record SearchRequest(String text, Optional<String> country, boolean english, int limit) {
  /** All clauses, wherever they apply. */
  public static SearchRequest anywhere(String text, int limit) {
    return new SearchRequest(text, Optional.empty(), true, limit);
  }

  /** The clauses that apply in a country. */
  public static SearchRequest in(String country, boolean english, String text, int limit) {
    return new SearchRequest(text, Optional.of(country), english, limit);
  }
}
