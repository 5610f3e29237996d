package org.casebook.runtime;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.explanation.Explainer;
import org.casebook.runtime.explanation.Explanation;
import org.casebook.runtime.log.Event.DecisionProposed;
import org.casebook.runtime.log.Event.DecisionReviewed;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.CaseFileFold;
import org.casebook.runtime.view.RunTrace;

/**
 * A run in its case's history.
 *
 * @param decided the day (UTC) of its last decision, by the agent or by a person
 */
record RecordedRun(CaseFile file, RunTrace run, LocalDate decided) {
  /**
   * Finds a run.
   *
   * @param history the events of its case
   * @param run its id; empty for the newest
   */
  static RecordedRun find(List<LoggedEvent> history, String run) {
    CaseFile file =
        CaseFileFold.of(history)
            .orElseThrow(() -> new CasebookException("there is no such case in this workspace"));
    RunTrace trace =
        file.runs().stream()
            .filter(one -> run.isEmpty() || one.started().run().equals(run))
            .reduce((earlier, later) -> later)
            .orElseThrow(
                () ->
                    new CasebookException(
                        "case "
                            + file.content().id()
                            + " has no such run; run the agent with `casebook triage`"));
    String id = trace.started().run();
    LocalDate decided =
        history.stream()
            .filter(
                logged ->
                    (logged.event() instanceof DecisionProposed proposed
                            && proposed.run().equals(id))
                        || (logged.event() instanceof DecisionReviewed reviewed
                            && reviewed.review().run().equals(id)))
            .reduce((earlier, later) -> later)
            .map(logged -> logged.at().atZone(ZoneOffset.UTC).toLocalDate())
            .orElse(LocalDate.EPOCH);
    return new RecordedRun(file, trace, decided);
  }

  Explanation explain(Explainer explainer, Locale language, UnaryOperator<String> signalName) {
    return explainer.explain(file, run, decided, language, signalName);
  }
}
