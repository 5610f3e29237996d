package org.casebook.runtime.policy;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.casebook.runtime.policy.Policy.Example;

/** Whether each clause is shown from both sides: two examples inside, two outside. */
final class ExampleCoverage {
  private static final int ENOUGH = 2;

  private final List<Example> examples;
  private final Set<String> doubtful;

  /**
   * @param doubtful clauses not to judge, since examples of theirs could not be read
   */
  ExampleCoverage(List<Example> examples, Set<String> doubtful) {
    this.examples = examples;
    this.doubtful = doubtful;
  }

  /** Reports each clause with too few examples, at its id. */
  void check(SortedMap<String, ClauseDraft> drafts) {
    for (ClauseDraft draft : drafts.values()) {
      String id = draft.id();
      if (doubtful.contains(id)) {
        continue;
      }
      if (draft.clause().exception()) {
        need(draft, "safe", count(id, false), "\"expect\": \"safe\", \"clause\": \"" + id + "\"");
        need(
            draft,
            "violates",
            examples.stream().filter(e -> e.exception().filter(id::equals).isPresent()).count(),
            "\"expect\": \"violates\", \"exception\": \"" + id + "\"");
      } else {
        String clause = "\"clause\": \"" + id + "\"";
        need(draft, "violates", count(id, true), "\"expect\": \"violates\", " + clause);
        need(draft, "safe", count(id, false), "\"expect\": \"safe\", " + clause);
      }
    }
  }

  private long count(String clause, boolean violates) {
    return examples.stream()
        .filter(e -> e.clause().equals(clause) && e.violates() == violates)
        .count();
  }

  private static void need(ClauseDraft draft, String side, long found, String keys) {
    if (found < ENOUGH) {
      draft
          .reporter()
          .at(
              draft.anchor(),
              draft.id() + " has " + found + " '" + side + "' examples, 2 are needed",
              "add lines with " + keys + " to examples.jsonl");
    }
  }
}
