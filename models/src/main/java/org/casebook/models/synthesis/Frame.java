package org.casebook.models.synthesis;

import java.util.List;
import java.util.SortedSet;

/**
 * A way of setting words in a context that changes what they do: a report, a lesson, a quotation.
 *
 * @param name the signal that it establishes, as in {@code frame.news}
 * @param pattern the context, with <code>{text}</code> where the words go
 * @param signals all that it establishes
 * @param suits the harms and acts that it is used with; empty means all
 */
record Frame(String name, String pattern, SortedSet<String> signals, List<String> suits) {
  /** Where the words go. */
  static final String WORDS = "{text}";

  boolean suits(Phrase phrase) {
    return suits.isEmpty()
        || suits.contains(phrase.act())
        || phrase.area().filter(suits::contains).isPresent();
  }
}
