package org.casebook.runtime.explanation;

import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.ToolResult.ClauseHit;
import org.casebook.runtime.domain.ToolResult.Found;
import org.casebook.runtime.fusion.Adjudicator;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.policy.PolicyVerdict;
import org.casebook.runtime.view.RunTrace;

/**
 * A recorded run, judged again from what its tools returned: belief, the policy's verdict with the
 * outcome of every clause, and the decision.
 */
record Judgement(
    Case content,
    List<ContentItem> items,
    List<Evidence> evidence,
    List<ClauseHit> hits,
    Belief belief,
    PolicyVerdict verdict,
    Decision decision) {

  /** Judges what a run recorded. */
  static Judgement of(Case content, RunTrace run, EvidenceFusion fusion, Adjudicator adjudicator) {
    List<ContentItem> items = new ArrayList<>(content.items());
    items.addAll(run.derived());
    List<ClauseHit> hits =
        run.steps().stream()
            .flatMap(step -> step.result().stream())
            .filter(Found.class::isInstance)
            .flatMap(result -> ((Found) result).clauses().stream())
            .toList();
    return judge(content, items, run.evidence(), hits, fusion, adjudicator);
  }

  /** The same case with other evidence, fused and adjudicated from scratch. */
  Judgement with(List<Evidence> other, EvidenceFusion fusion, Adjudicator adjudicator) {
    return judge(content, items, other, hits, fusion, adjudicator);
  }

  private static Judgement judge(
      Case content,
      List<ContentItem> items,
      List<Evidence> evidence,
      List<ClauseHit> hits,
      EvidenceFusion fusion,
      Adjudicator adjudicator) {
    Belief belief = fusion.fuse(evidence);
    return new Judgement(
        content,
        items,
        evidence,
        hits,
        belief,
        adjudicator.verdict(content, evidence, belief, hits),
        adjudicator.decide(content, items, evidence, belief, hits));
  }
}
