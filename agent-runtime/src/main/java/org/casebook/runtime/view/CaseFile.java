package org.casebook.runtime.view;

import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.Review;

/**
 * Everything about one case.
 *
 * @param runs oldest first
 * @param reviews oldest first, those taken back left out
 */
public record CaseFile(Case content, CaseStatus status, List<RunTrace> runs, List<Review> reviews) {
  public CaseFile {
    runs = List.copyOf(runs);
    reviews = List.copyOf(reviews);
  }

  /** The newest run. */
  public Optional<RunTrace> lastRun() {
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
  }

  /** The review that holds. */
  public Optional<Review> lastReview() {
    return reviews.isEmpty() ? Optional.empty() : Optional.of(reviews.get(reviews.size() - 1));
  }
}
