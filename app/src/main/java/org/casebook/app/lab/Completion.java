package org.casebook.app.lab;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyReader;
import org.casebook.runtime.policy.PolicyText;
import org.casebook.runtime.policy.SignalVocabulary;

/** What may be written at a place. Knows no control. */
final class Completion {
  private static final int MOST = 40;

  private final PolicyText draft;
  private final Optional<Policy> policy;

  Completion(PolicyText draft, Optional<Policy> policy) {
    this.draft = draft;
    this.policy = policy;
  }

  /**
   * What to offer.
   *
   * @param from where the word starts that is replaced
   * @param words best first
   */
  record Offer(int from, List<String> words) {}

  /** Words for the place before the caret: keys at the start of a line, else names. */
  Offer at(String text, int caret) {
    int from = caret;
    while (from > 0 && isPart(text.charAt(from - 1))) {
      from--;
    }
    String typed = text.substring(from, caret);
    int lineStart = text.lastIndexOf('\n', Math.max(0, from - 1)) + 1;
    boolean first = text.substring(Math.min(lineStart, from), from).isBlank();
    List<String> known = first ? keys() : names();
    Set<String> found = new LinkedHashSet<>();
    known.stream().filter(word -> word.startsWith(typed)).forEach(found::add);
    known.stream().filter(word -> word.contains(typed)).forEach(found::add);
    return new Offer(from, found.stream().limit(MOST).toList());
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '_';
  }

  private static List<String> keys() {
    return PolicyReader.clauseKeys().stream().map(key -> key + ": ").toList();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(SignalVocabulary.signals());
    policy.ifPresent(p -> p.predicates().keySet().forEach(name -> names.add("is." + name)));
    draft.files().keySet().forEach(file -> PolicyText.clauseOf(file).ifPresent(names::add));
    return names;
  }
}
