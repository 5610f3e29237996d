package org.casebook.app.queue;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.view.CaseStatus;
import org.casebook.runtime.view.QueueRow;

/**
 * Which cases to show. An empty set means all.
 *
 * @param text words that must all occur in id, excerpt or surface, whatever their case
 */
record QueueFilter(
    String text,
    Set<HarmArea> areas,
    Set<CaseStatus> statuses,
    Set<Action> actions,
    Set<String> languages)
    implements Predicate<QueueRow> {
  QueueFilter {
    text = text.strip().toLowerCase(Locale.ROOT);
    areas = Set.copyOf(areas);
    statuses = Set.copyOf(statuses);
    actions = Set.copyOf(actions);
    languages = Set.copyOf(languages);
  }

  /** Shows everything. */
  static QueueFilter all() {
    return new QueueFilter("", Set.of(), Set.of(), Set.of(), Set.of());
  }

  boolean everything() {
    return text.isEmpty()
        && areas.isEmpty()
        && statuses.isEmpty()
        && actions.isEmpty()
        && languages.isEmpty();
  }

  @Override
  public boolean test(QueueRow row) {
    return (areas.isEmpty() || row.area().filter(areas::contains).isPresent())
        && (statuses.isEmpty() || statuses.contains(row.status()))
        && (actions.isEmpty() || row.action().filter(actions::contains).isPresent())
        && (languages.isEmpty() || languages.contains(row.language()))
        && matches(row);
  }

  private boolean matches(QueueRow row) {
    if (text.isEmpty()) {
      return true;
    }
    String haystack =
        (row.caseId() + ' ' + row.excerpt() + ' ' + row.surface()).toLowerCase(Locale.ROOT);
    for (String word : text.split("\\s+", -1)) {
      if (!haystack.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
