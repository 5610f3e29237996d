package org.casebook.runtime.explanation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.explanation.Counterfactual.Change;
import org.casebook.runtime.explanation.Counterfactual.ExceptionShown;
import org.casebook.runtime.explanation.Counterfactual.Masked;
import org.casebook.runtime.policy.Policy;

/** A counterfactual in one sentence. */
final class Otherwise {
  private final Judgement as;
  private final Policy policy;
  private final Wording wording;

  Otherwise(Judgement as, Policy policy, Wording wording) {
    this.as = as;
    this.policy = policy;
    this.wording = wording;
  }

  String sentence(Optional<Counterfactual> found) {
    return found
        .map(
            turned ->
                wording.fill(
                    turned.fewest() ? "otherwise" : "otherwise.few",
                    Map.of(
                        "action", wording.action(turned.becomes()),
                        "changes",
                            wording.list(turned.changes().stream().map(this::change).toList()))))
        .orElseGet(() -> wording.text("otherwise.none"));
  }

  private String change(Change change) {
    if (change instanceof ExceptionShown exception) {
      String title =
          policy.clause(exception.clause()).map(clause -> " " + clause.title()).orElse("");
      return wording.fill(
          "change.exception",
          Map.of(
              "clause",
              exception.clause() + title,
              "signals",
              wording.list(exception.signals().stream().map(wording::condition).toList())));
    }
    List<Evidence> gone =
        as.evidence().stream().filter(e -> change.evidence().contains(e.id())).toList();
    if (change instanceof Masked) {
      return wording.fill(
          "change.masked", Map.of("quote", gone.isEmpty() ? "" : "“" + gone.get(0).quote() + "”"));
    }
    return gone.stream()
        .findFirst()
        .map(
            e ->
                wording.fill(
                    "change.without",
                    Map.of("signal", wording.condition(e.signal()), "quote", e.quote())))
        .orElse("");
  }
}
