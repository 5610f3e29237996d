package org.casebook.runtime.domain;

import java.util.List;
import java.util.Optional;

/**
 * One escalated item with its context: what the agent and the analyst judge.
 *
 * @param id given by whoever escalated it; unique in a workspace
 * @param items the text first, then the media, in the order given
 * @param gold the right answer where somebody has written it down; tools never see it
 */
public record Case(String id, List<ContentItem> items, CaseContext context, Optional<Gold> gold) {
  public Case {
    items = List.copyOf(items);
  }

  /** The given text, or the empty string for a case of media alone. */
  public String text() {
    return items.stream()
        .filter(ContentItem.Text.class::isInstance)
        .map(item -> ((ContentItem.Text) item).text())
        .findFirst()
        .orElse("");
  }

  /**
   * The answer that a careful person wrote down for measuring.
   *
   * @param clauses ids of the clauses that govern; empty for plain allow
   */
  public record Gold(Action action, List<String> clauses) {
    public Gold {
      clauses = List.copyOf(clauses);
    }
  }
}
