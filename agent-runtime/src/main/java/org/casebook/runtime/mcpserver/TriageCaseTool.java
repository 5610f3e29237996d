package org.casebook.runtime.mcpserver;

import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.casebook.runtime.intake.CaseDraft;

/** The agent over one case. */
final class TriageCaseTool implements OfferedTool {
  private final Desk desk;
  private final AgentRuns runs;

  TriageCaseTool(Desk desk) {
    this.desk = desk;
    this.runs = new AgentRuns(desk);
  }

  @Override
  public Tool description() {
    boolean keeps = desk.grant() == Grant.WRITE;
    return Offer.tool(
        "triage_case",
        "Triage a case",
        "Runs the moderation agent on a text or a case and gives its proposal: action, clauses,"
            + " citations, rationale and every step. The proposal is for a person to review. "
            + (keeps
                ? "The case and the run are kept in the workspace."
                : "Nothing is kept: the server has no grant to write."),
        Shape.object()
            .may("text", Shape.text("a post, comment or message", Offer.LONGEST_TEXT))
            .may("case", Shape.any("a case as in docs/case-format.md, instead of text"))
            .may("country", Shape.text("with text: ISO 3166 alpha-2 code", 2))
            .may("surface", Shape.text("with text: post, comment, message ...", 40))
            .may("planner", Shape.text("cheapest-first (default) or all-tools", 40))
            .closed(),
        Proposal.schema(),
        !keeps);
  }

  @Override
  public String call(Arguments arguments, Call call) {
    CaseDraft draft = CaseTexts.read(arguments, desk.files());
    return runs.run(
        draft,
        arguments.text("planner").orElse(""),
        call,
        file ->
            Offer.json(
                Proposal.of(
                    draft.id(),
                    desk.grant() == Grant.WRITE,
                    desk.runtime().policy(),
                    file.lastRun().orElseThrow())));
  }
}
