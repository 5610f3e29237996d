package org.casebook.runtime.mcpserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.List;
import java.util.Map;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.intake.CaseDraft;

/** The scores of one text: a row of {@code casebook score}. */
final class ScoreTextTool implements OfferedTool {
  private final Desk desk;
  private final AgentRuns runs;

  ScoreTextTool(Desk desk) {
    this.desk = desk;
    this.runs = new AgentRuns(desk);
  }

  @Override
  public Tool description() {
    boolean keeps = desk.grant() == Grant.WRITE;
    return Offer.tool(
        "score_text",
        "Score a text",
        "Gives the probability of each kind of harm in a text, the spans that speak for it and the"
            + " action that the agent proposes.",
        Shape.object()
            .must("text", Shape.text("a post, comment or message", Offer.LONGEST_TEXT))
            .may("country", Shape.text("ISO 3166 alpha-2 code", 2))
            .may("surface", Shape.text("post, comment, message ...", 40))
            .closed(),
        Shape.object()
            .must("id", Shape.text("id of the case"))
            .must("lang", Shape.text("ISO 639-3, or und"))
            .must("lang_confidence", Shape.number("probability of the language"))
            .must(
                "scores",
                Map.of(
                    "type", "object",
                    "description", "probability by kind of harm; null where nothing was trained",
                    "additionalProperties", Map.of("type", List.of("number", "null"))))
            .must("any", Shape.number("probability of any harm"))
            .must(
                "spans",
                Map.of("type", "array", "description", "start, end and weight in log-odds"))
            .must("decision", Shape.any("action, clauses, confidence, escalated"))
            .must("cost_ms", Shape.number("wall time in milliseconds"))
            .open(),
        !keeps);
  }

  @Override
  public String call(Arguments arguments, Call call) {
    CaseDraft draft = CaseTexts.ofText(arguments.text("text").orElse(""), arguments);
    return runs.run(
        draft,
        "",
        call,
        file -> {
          try {
            return desk.scores().of(draft.id(), file.lastRun().orElseThrow());
          } catch (JsonProcessingException e) {
            throw new CasebookException("the scores can not be written: " + e.getMessage(), e);
          }
        });
  }
}
