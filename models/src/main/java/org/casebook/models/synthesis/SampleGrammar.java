package org.casebook.models.synthesis;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What can be said in one language.
 *
 * @param language ISO 639-3 code
 * @param locales where it is spoken, as in {@code de-AT}; the country of a case is drawn from them
 * @param joiner what stands between two sentences
 * @param slots per slot its fillers
 * @param phrases in file order
 * @param frames in file order
 * @param emphasis per area, sentences that add force and establish nothing
 * @param apart per signal, those that no text establishes beside it, whatever is asked for: nothing
 *     sexual is ever said beside children
 */
record SampleGrammar(
    String language,
    List<String> locales,
    String joiner,
    Map<String, List<Filler>> slots,
    List<Phrase> phrases,
    List<Frame> frames,
    Map<String, List<String>> emphasis,
    Map<String, List<String>> apart) {

  /** Whether sentences that establish these signals may stand in one text. */
  boolean allows(Set<String> signals) {
    return apart.entrySet().stream()
        .filter(entry -> signals.contains(entry.getKey()))
        .noneMatch(entry -> entry.getValue().stream().anyMatch(signals::contains));
  }

  /**
   * One filler of a slot.
   *
   * @param key its name across languages, as in {@code refugees}
   * @param forms the word as it is named by <code>{slot}</code>, <code>{slot2}</code> and so on:
   *     languages with cases give more than one
   */
  record Filler(String key, List<String> forms) {}

  /** Signals that some phrase or frame establishes. */
  SortedSet<String> establishes() {
    SortedSet<String> signals = new TreeSet<>();
    phrases.forEach(phrase -> signals.addAll(phrase.signals()));
    frames.forEach(frame -> signals.addAll(frame.signals()));
    return signals;
  }
}
