package org.casebook.runtime.retrieval;

import java.util.List;
import java.util.Optional;
import org.casebook.runtime.policy.Policy.Example;

/**
 * A clause that a text may be about, and why.
 *
 * @param clause id
 * @param score of the walk and the fused rankings; comparable within one search only
 * @param ranks the place of the clause in each ranking that found it; none when only the graph did
 * @param passage the words of the clause that match best; the rule when only examples match
 * @param example the example of the clause that matches best
 * @param path how the clause is connected with what the rankings found first, in words; empty when
 *     it is itself among that
 */
public record ClauseMatch(
    String clause,
    double score,
    List<Rank> ranks,
    String passage,
    Optional<ExampleMatch> example,
    String path) {
  public ClauseMatch {
    ranks = List.copyOf(ranks);
  }

  /**
   * The place in one ranking.
   *
   * @param ranking {@code words}, {@code characters}, {@code meaning}, {@code predicates} or {@code
   *     excuses}
   * @param place from 1
   */
  public record Rank(String ranking, int place) {}

  /**
   * An example that a text resembles.
   *
   * @param cosine similarity of the sentence vectors; empty without an encoder
   */
  public record ExampleMatch(Example example, Optional<Double> cosine) {}
}
