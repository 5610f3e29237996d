package org.casebook.runtime.mcpserver;

import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.retrieval.ClauseMatch;
import org.casebook.runtime.retrieval.SearchRequest;

/** The clauses that a text may be about. */
final class SearchPolicyTool implements OfferedTool {
  private final Desk desk;

  SearchPolicyTool(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Tool description() {
    return Offer.reading(
        "search_policy",
        "Search the policy",
        "Finds the clauses of the moderation policy that a text or question may be about, best"
            + " first, with the passage that matches.",
        Shape.object()
            .must("query", Shape.text("a post, a passage or a question", Offer.LONGEST_TEXT))
            .may("country", Shape.text("ISO 3166 alpha-2: only clauses that apply there", 2))
            .may("limit", Shape.whole("the most clauses (default 5)", 1, 50))
            .closed(),
        Shape.object()
            .must("policy", Shape.text("id of the policy"))
            .must("version", Shape.text("version of the policy"))
            .must(
                "clauses",
                Shape.list(
                    Shape.object()
                        .must("clause", Shape.text("clause id"))
                        .must("title", Shape.text("title"))
                        .must("action", Shape.text("what the clause asks for"))
                        .must("severity", Shape.whole("0 to 3", 0, 3))
                        .must("score", Shape.number("comparable within this result only"))
                        .must("passage", Shape.text("the words that match best"))
                        .open(),
                    "best first"))
            .open());
  }

  @Override
  public String call(Arguments arguments, Call call) {
    Policy policy = desk.runtime().policy();
    SearchRequest request =
        new SearchRequest(
            arguments.text("query").orElse(""),
            arguments.text("country").map(c -> c.toUpperCase(Locale.ROOT)),
            Optional.empty(),
            Optional.empty(),
            true,
            arguments.whole("limit", 5));
    return Offer.json(
        new Found(
            policy.id(),
            policy.version(),
            desk.search().retrieve(request).matches().stream()
                .flatMap(match -> policy.clause(match.clause()).map(c -> Hit.of(c, match)).stream())
                .toList()));
  }

  /** The result. */
  record Found(String policy, String version, List<Hit> clauses) {}

  /** One clause. */
  record Hit(
      String clause, String title, String action, int severity, double score, String passage) {
    static Hit of(Clause clause, ClauseMatch match) {
      return new Hit(
          clause.id(),
          clause.title(),
          clause.action().key(),
          clause.severity(),
          match.score(),
          match.passage());
    }
  }
}
