package org.casebook.runtime.run;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.fusion.Adjudicator;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.lab.PolicyRevisions;
import org.casebook.runtime.log.Event.PolicyStaged;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.RunTrace;
import org.casebook.runtime.view.ShadowReport;
import org.casebook.runtime.view.ShadowReport.Disagreement;

/**
 * Lets the version that is staged as shadow judge what was decided: the newest finished run of each
 * case, from the evidence that its tools returned then. A fold of the log; it calls no tool, keeps
 * nothing, and ends with the shadow.
 */
public final class ShadowRuns {
  private ShadowRuns() {}

  /**
   * The report; empty while no version is staged as shadow.
   *
   * @param cases asked only if there is a shadow
   */
  public static Optional<ShadowReport> of(
      PolicyRevisions revisions, FusionSettings settings, Supplier<List<CaseFile>> cases) {
    return revisions
        .history()
        .shadow(revisions.policyId())
        .map(staged -> report(staged, revisions.read(staged), settings, cases.get()));
  }

  private static ShadowReport report(
      PolicyStaged staged, Policy shadow, FusionSettings settings, Collection<CaseFile> cases) {
    int judged = 0;
    List<Disagreement> disagreements = new ArrayList<>();
    for (CaseFile file : cases) {
      Optional<RunTrace> run = file.lastRun();
      Optional<Decision> decided = run.flatMap(RunTrace::decision);
      if (decided.isEmpty() || !concerns(shadow, file.content(), run.get())) {
        continue;
      }
      judged++;
      Decision otherwise =
          new Replay(
                  new EvidenceFusion(settings),
                  new Adjudicator(shadow, settings, decided.get().unscored()))
              .judge(file.content(), run.get());
      if (differ(decided.get(), otherwise)) {
        disagreements.add(
            new Disagreement(file.content().id(), file.content().text(), decided.get(), otherwise));
      }
    }
    return new ShadowReport(staged, judged, disagreements);
  }

  /** Runs of another policy are none of its business, nor is content from before its first day. */
  private static boolean concerns(Policy shadow, Case content, RunTrace run) {
    return run.started().policy().id().equals(shadow.id())
        && content
            .context()
            .createdAt()
            .map(at -> shadow.scope().inForce(at.atZone(ZoneOffset.UTC).toLocalDate()))
            .orElse(true);
  }

  private static boolean differ(Decision one, Decision other) {
    return one.action() != other.action()
        || !new HashSet<>(one.clauses()).equals(new HashSet<>(other.clauses()));
  }
}
