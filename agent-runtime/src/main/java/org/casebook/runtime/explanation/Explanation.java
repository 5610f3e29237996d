package org.casebook.runtime.explanation;

import java.util.List;
import java.util.Optional;

/**
 * Why a run decided as it did.
 *
 * @param language BCP 47 tag of the language that it is written in
 * @param account the premises, in sentences
 * @param counterfactual what would have turned the outcome; empty where nothing small was found
 * @param otherwise the counterfactual, or that none was found, in a sentence
 * @param statement the statement of reasons; empty where nothing restricts the content
 * @param same whether judging the run again gives the decision that it recorded; where it does not,
 *     the thresholds have changed since, and this explains what would be decided now
 */
public record Explanation(
    String language,
    List<Sentence> account,
    Optional<Counterfactual> counterfactual,
    String otherwise,
    Optional<StatementOfReasons> statement,
    boolean same) {
  public Explanation {
    account = List.copyOf(account);
  }
}
