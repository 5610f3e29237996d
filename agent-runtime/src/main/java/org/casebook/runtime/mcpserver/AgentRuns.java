package org.casebook.runtime.mcpserver;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.log.Event.StepPlanned;
import org.casebook.runtime.log.EventLog.Subscription;
import org.casebook.runtime.view.CaseFile;

/** Runs the agent for a call: tells each step, stops when the client takes the call back. */
final class AgentRuns {
  private final Desk desk;

  AgentRuns(Desk desk) {
    this.desk = desk;
  }

  /**
   * Runs the agent on a case.
   *
   * @param answer made of the finished case file
   */
  <T> T run(CaseDraft given, String planner, Call call, Function<CaseFile, T> answer) {
    CaseDraft draft = desk.grant() == Grant.WRITE ? given : passing(given);
    if (desk.runtime().caseFile(draft.id()).isPresent()) {
      throw new CasebookException(
          "case " + draft.id() + " is already in the workspace; give it another id");
    }
    try (Subscription telling =
        desk.runtime()
            .subscribe(
                logged -> {
                  if (logged.event() instanceof StepPlanned step
                      && step.caseId().equals(draft.id())) {
                    call.progress(step.step(), step.tool() + " " + step.item());
                  }
                })) {
      String id = desk.runtime().openCase(draft);
      var unused = call.await(desk.runtime().run(id, planner));
      return answer.apply(desk.runtime().caseFile(id).orElseThrow());
    } finally {
      desk.forget().accept(draft.id());
    }
  }

  /** The same case under an id of its own, as ids of different clients may repeat. */
  private static CaseDraft passing(CaseDraft draft) {
    return new CaseDraft(
        draft.source(),
        "mcp-" + UUID.randomUUID(),
        draft.text(),
        draft.media(),
        draft.context(),
        Optional.empty());
  }
}
