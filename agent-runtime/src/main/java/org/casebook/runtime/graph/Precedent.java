package org.casebook.runtime.graph;

import java.util.List;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.log.Event.PolicyVersion;

/**
 * A case that a person has decided: what the next decision may be compared with. It names the
 * content by its digest alone.
 *
 * @param review id of the review
 * @param caseId the case in this workspace
 * @param caseSha256 digest of the case's texts and media
 * @param verdict whether the person agreed with the proposal
 * @param action what holds
 * @param clauses what was held to apply
 * @param reviewer pseudonym
 * @param policy the version under which it was decided
 */
public record Precedent(
    String review,
    String caseId,
    String caseSha256,
    Review.Verdict verdict,
    Action action,
    List<String> clauses,
    String reviewer,
    PolicyVersion policy) {
  public Precedent {
    clauses = List.copyOf(clauses);
  }
}
