package org.casebook.runtime.run;

import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.ToolResult.ClauseHit;
import org.casebook.runtime.domain.ToolResult.Found;
import org.casebook.runtime.fusion.Adjudicator;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.view.RunTrace;

/**
 * Decides a recorded run again from what its tools returned then. It calls no tool and no model, so
 * under the same policy and settings it gives the same decision to the byte.
 */
public final class Replay {
  private final EvidenceFusion fusion;
  private final Adjudicator adjudicator;

  /** Replays with this fusion and this policy. */
  public Replay(EvidenceFusion fusion, Adjudicator adjudicator) {
    this.fusion = fusion;
    this.adjudicator = adjudicator;
  }

  /**
   * The decision that the recorded results lead to.
   *
   * @throws CasebookException when the run was judged under another policy than the one at hand
   */
  public Decision decide(Case content, RunTrace run) {
    String policy = run.started().policy().sha256();
    if (!policy.equals(adjudicator.policy().sha256())) {
      throw new CasebookException(
          "run "
              + run.started().run()
              + " was judged under policy "
              + run.started().policy().id()
              + " "
              + run.started().policy().version()
              + "; open that version to replay it");
    }
    return judge(content, run);
  }

  /** What the policy at hand says of the recorded results, whichever policy decided then. */
  public Decision judge(Case content, RunTrace run) {
    List<ContentItem> items = new ArrayList<>(content.items());
    items.addAll(run.derived());
    List<Evidence> evidence = run.evidence();
    return adjudicator.decide(content, items, evidence, fusion.fuse(evidence), hits(run));
  }

  private static List<ClauseHit> hits(RunTrace run) {
    return run.steps().stream()
        .flatMap(step -> step.result().stream())
        .filter(Found.class::isInstance)
        .flatMap(result -> ((Found) result).clauses().stream())
        .toList();
  }
}
