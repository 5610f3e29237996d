package org.casebook.runtime.view;

import java.util.List;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.log.Event.PolicyStaged;

/**
 * What a version that runs as shadow makes of the finished runs of a workspace.
 *
 * @param staged the version
 * @param judged finished runs that it had an opinion on
 * @param disagreements where that opinion is another one
 */
public record ShadowReport(PolicyStaged staged, int judged, List<Disagreement> disagreements) {
  public ShadowReport {
    disagreements = List.copyOf(disagreements);
  }

  /**
   * A run that the shadow would have decided otherwise.
   *
   * @param text the beginning of what is said in it; empty for media alone
   * @param decided by the version that decides
   * @param shadow by the shadow, from the same evidence
   */
  public record Disagreement(String caseId, String text, Decision decided, Decision shadow) {}
}
