package org.casebook.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.lab.PolicyRevisions;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.PolicyText;
import org.casebook.runtime.view.ShadowReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version runs beside the one that decides: the same evidence, its own opinion, no effect. */
class ShadowTest {
  @TempDir Path home;

  @Test
  void theShadowJudgesFinishedRunsAndDecidesNothing() {
    try (AgentRuntime runtime = Runtimes.open(new Workspace(home, home.resolve("no-models")))) {
      AtomicInteger taken = new AtomicInteger();
      for (String id : runtime.openSamples(s -> taken.getAndIncrement() < 60).caseIds()) {
        runtime.run(id, "").join();
      }
      assertThat(runtime.shadow()).isEmpty();
      String decided =
          runtime.queue().stream()
              .filter(row -> restricting(runtime, row.caseId()))
              .findFirst()
              .orElseThrow()
              .caseId();
      String clause = decision(runtime, decided).clauses().get(0);
      PolicyRevisions revisions = runtime.policyLab().revisions();
      PolicyText text = revisions.published();
      String file = PolicyText.clauseFile(clause);
      String action = runtime.policy().clause(clause).map(Clause::action).orElseThrow().key();
      PolicyText draft =
          text.with(
                  file,
                  text.file(file)
                      .replace(
                          "action: " + action,
                          "action: " + (action.equals("label") ? "restrict" : "label")))
              .withVersion("1.0.1");
      revisions.shadow(draft, "try it", "writer");

      ShadowReport report = runtime.shadow().orElseThrow();
      assertThat(report.staged().policy().version()).isEqualTo("1.0.1");
      assertThat(report.judged()).isPositive();
      assertThat(report.disagreements())
          .anySatisfy(
              row -> {
                assertThat(row.caseId()).isEqualTo(decided);
                assertThat(row.shadow().action()).isNotEqualTo(row.decided().action());
              })
          .hasSizeLessThan(report.judged());
      assertThat(runtime.policy().version()).as("nothing else decides").isEqualTo("1.0.0");

      revisions.discard("enough", "writer");
      assertThat(runtime.shadow()).isEmpty();
    }
  }

  private static Decision decision(AgentRuntime runtime, String id) {
    return runtime.caseFile(id).orElseThrow().lastRun().orElseThrow().decision().orElseThrow();
  }

  /** One clause alone decides, and not by handing over. */
  private static boolean restricting(AgentRuntime runtime, String id) {
    Decision decision = decision(runtime, id);
    return decision.clauses().size() == 1
        && decision.action() != Action.ALLOW
        && decision.action() != Action.ESCALATE;
  }
}
