package org.casebook.runtime.retrieval;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.Policy.Example;

/**
 * One searchable piece of a policy.
 *
 * @param clause the clause it belongs to, or {@code definition:} and the term that it explains
 * @param text what people read
 * @param search what is matched, when that is more than the text
 * @param example the example that it is; empty for a part of the clause itself
 * @param embedded whether it gets a sentence vector: rules and English examples do, since the
 *     encoder reads English; bullets do not, so that a policy is ready in a second
 */
record Passage(
    String clause, String text, String search, Optional<Example> example, boolean embedded) {

  /** The only language that the encoder was trained on, ISO 639-3. */
  static final String ENGLISH = "eng";

  /** Starts the name of a definition where clauses are named by their ids. */
  static final String DEFINITION = "definition:";

  /** All pieces, clause by clause, the definitions, then the examples in file order. */
  static List<Passage> of(Policy policy) {
    List<Passage> passages = new ArrayList<>();
    for (Clause clause : policy.clauses().values()) {
      String rule = clause.rule();
      passages.add(
          new Passage(
              clause.id(),
              rule,
              clause.title() + ". " + rule + " " + terms(policy, clause),
              Optional.empty(),
              true));
      clause
          .body()
          .lines()
          .filter(line -> line.startsWith("- "))
          .map(line -> line.substring(2).strip())
          .forEach(
              line -> passages.add(new Passage(clause.id(), line, line, Optional.empty(), false)));
    }
    policy
        .definitions()
        .forEach(
            (term, meaning) ->
                passages.add(
                    new Passage(
                        DEFINITION + term,
                        meaning,
                        term + ". " + meaning + " " + names(policy, term),
                        Optional.empty(),
                        true)));
    for (Example example : policy.examples()) {
      if (!example.text().isBlank()) {
        passages.add(
            new Passage(
                example.clause(),
                example.text(),
                example.text(),
                Optional.of(example),
                example.lang().equals(ENGLISH)));
      }
    }
    return passages;
  }

  /** The terms that a clause relies on, in all languages that the policy names them in. */
  private static String terms(Policy policy, Clause clause) {
    List<String> words = new ArrayList<>();
    for (String term : clause.defines()) {
      words.add(term);
      words.addAll(policy.aliases().getOrDefault(term, List.of()));
    }
    return String.join(" ", words);
  }

  private static String names(Policy policy, String term) {
    return String.join(" ", policy.aliases().getOrDefault(term, List.of()));
  }

  /** What the sentence encoder reads; aliases would only blur it. */
  String meaning(Policy policy) {
    String title =
        policy
            .clause(clause)
            .map(Clause::title)
            .orElseGet(() -> clause.replaceFirst("^" + DEFINITION, ""));
    return example.isPresent() ? text : title + ". " + text;
  }
}
