package org.casebook.runtime.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.LoggedEvent;

/** Puts the events of one case together. */
public final class CaseFileFold {
  private CaseFileFold() {}

  /** The case file; empty when none of these events opened a case. */
  public static Optional<CaseFile> of(Collection<LoggedEvent> events) {
    Optional<Case> content =
        events.stream()
            .map(LoggedEvent::event)
            .filter(Event.CaseOpened.class::isInstance)
            .map(event -> ((Event.CaseOpened) event).content())
            .findFirst();
    return content.flatMap(
        c ->
            QueueFold.of(events)
                .map(
                    state ->
                        new CaseFile(c, state.status(), RunTraceFold.of(events), reviews(events))));
  }

  private static List<Review> reviews(Collection<LoggedEvent> events) {
    List<Review> reviews = new ArrayList<>();
    for (LoggedEvent logged : events) {
      if (logged.event() instanceof Event.DecisionReviewed reviewed) {
        reviews.add(reviewed.review());
      } else if (logged.event() instanceof Event.ReviewWithdrawn withdrawn) {
        reviews.removeIf(review -> review.id().equals(withdrawn.review()));
      }
    }
    return reviews;
  }
}
