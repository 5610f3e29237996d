package org.casebook.runtime.mcpserver;

import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/** One clause, as people read it. */
final class LookUpClauseTool implements OfferedTool {
  private final Desk desk;

  LookUpClauseTool(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Tool description() {
    return Offer.reading(
        "look_up_clause",
        "Look up a clause",
        "Gives one clause of the moderation policy by its id: its words, what it asks for, what it"
            + " excuses or overrides, and the digest that citations pin.",
        Shape.object().must("clause", Shape.text("clause id, as in SP3.b", 40)).closed(),
        Shape.object()
            .must("policy", Shape.text("id of the policy"))
            .must("version", Shape.text("version of the policy"))
            .must("clause", Shape.text("clause id"))
            .must("title", Shape.text("title"))
            .must("exception", Shape.flag("whether it excuses rather than prohibits"))
            .must("action", Shape.text("what the clause asks for"))
            .must("severity", Shape.whole("0 to 3", 0, 3))
            .must("critical", Shape.flag("whether delay itself may do harm"))
            .must("people_only", Shape.flag("whether only a person can settle it"))
            .must("excuses", Shape.list(Shape.text("clause id"), "what an exception excuses"))
            .must("overrides", Shape.list(Shape.text("clause id"), "what it takes precedence over"))
            .must("jurisdiction", Shape.list(Shape.text("ISO 3166"), "empty for everywhere"))
            .must("body", Shape.text("the clause as people read it, Markdown"))
            .must("sha256", Shape.text("digest of the body"))
            .open());
  }

  @Override
  public String call(Arguments arguments, Call call) {
    Policy policy = desk.runtime().policy();
    return Offer.json(
        Told.of(policy, CaseResources.clause(policy, arguments.text("clause").orElse(""))));
  }

  /** The result. */
  record Told(
      String policy,
      String version,
      String clause,
      String title,
      boolean exception,
      String action,
      int severity,
      boolean critical,
      boolean peopleOnly,
      List<String> excuses,
      List<String> overrides,
      List<String> jurisdiction,
      String body,
      String sha256) {
    static Told of(Policy policy, Clause clause) {
      return new Told(
          policy.id(),
          policy.version(),
          clause.id(),
          clause.title(),
          clause.exception(),
          clause.action().key(),
          clause.severity(),
          clause.critical(),
          clause.humanOnly(),
          clause.excepts(),
          clause.overrides(),
          clause.jurisdiction(),
          clause.body(),
          clause.sha256());
    }
  }
}
