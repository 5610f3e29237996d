package org.casebook.runtime.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;

/**
 * One line of the queue.
 *
 * @param excerpt the first words of the text, at most 120 characters
 * @param kinds modalities of the given items
 * @param language ISO 639-3 as identified, or {@code und}
 * @param action what holds now: the review's if there is one, else the proposal's
 * @param area the area that decided
 * @param confidence of the proposal; NaN while there is none
 * @param severity 0 to 3 of what holds now
 * @param priority higher is more urgent: expected harm x reach x uncertainty; 0 while unknown
 * @param reports number of user reports
 */
public record QueueRow(
    String caseId,
    String excerpt,
    List<ItemKind> kinds,
    String language,
    String surface,
    CaseStatus status,
    Optional<Action> action,
    Optional<HarmArea> area,
    double confidence,
    int severity,
    boolean critical,
    double priority,
    int reports,
    Instant openedAt) {
  public QueueRow {
    kinds = List.copyOf(kinds);
  }
}
