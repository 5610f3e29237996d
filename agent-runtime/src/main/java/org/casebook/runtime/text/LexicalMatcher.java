package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the patterns of the lexicon in a text.
 *
 * <p>One pass over the folded text finds the words that patterns need; only patterns whose word
 * occurs are then tried, and only around it, so that the cost stays linear in the length of the
 * text whatever the size of the lexicon. Where the normaliser changed the text, the raw text is
 * matched as well. Thread-safe.
 */
public final class LexicalMatcher {
  private final List<LexiconEntry> entries;
  private final Vocabulary vocabulary;
  private final AhoCorasick anchors;
  private final List<Integer> entryOfAnchor = new ArrayList<>();
  private final List<Integer> withoutAnchor = new ArrayList<>();

  LexicalMatcher(Lexicon lexicon, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.entries = lexicon.entries();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      List<String> needed = entries.get(i).anchors();
      if (needed.isEmpty()) {
        withoutAnchor.add(i);
      }
      for (String word : needed) {
        words.add(word);
        entryOfAnchor.add(i);
      }
    }
    this.anchors = new AhoCorasick(words);
  }

  /** A matcher over the lexicon that Casebook ships. */
  public static LexicalMatcher bundled() {
    return new LexicalMatcher(Lexicon.bundled(), Vocabulary.bundled());
  }

  /**
   * All matches, in order of appearance, each once.
   *
   * @param language the language of the text: single words of other languages are left out when it
   *     is known well
   */
  public List<LexicalMatch> match(NormalisedText text, LanguageIdentifier.Identified language) {
    List<LexicalMatch> matches = new ArrayList<>();
    if (text.changed()) {
      matches.addAll(scan(NormalisedText.identity(text.raw()), language, false));
    }
    matches.addAll(scan(text, language, text.changed()));
    matches.sort(
        Comparator.comparingInt(LexicalMatch::rawStart)
            .thenComparing(LexicalMatch::signal)
            .thenComparing(LexicalMatch::rawEnd)
            .thenComparing(LexicalMatch::revealed)
            .thenComparing(LexicalMatch::strength, Comparator.reverseOrder())
            .thenComparing(LexicalMatch::pattern));
    Set<String> seen = new HashSet<>();
    matches.removeIf(m -> !seen.add(m.signal() + " " + m.rawStart() + " " + m.rawEnd()));
    return matches;
  }

  private List<LexicalMatch> scan(
      NormalisedText text, LanguageIdentifier.Identified language, boolean changed) {
    LexicalScan scan = new LexicalScan(entries, vocabulary, text, language, changed);
    anchors.scan(scan.folded(), (word, end) -> scan.around(entryOfAnchor.get(word), end));
    withoutAnchor.forEach(scan::everywhere);
    return scan.matches();
  }
}
