package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.List;

/** The lexicon with the words by which its patterns are found; immutable once built. */
final class LexiconIndex {
  private final List<LexiconEntry> entries;
  private final Vocabulary vocabulary;
  private final AhoCorasick anchors;
  private final List<Integer> entryOfAnchor = new ArrayList<>();
  private final List<Integer> withoutAnchor = new ArrayList<>();

  LexiconIndex(Lexicon lexicon, Vocabulary vocabulary) {
    this.entries = lexicon.entries();
    this.vocabulary = vocabulary;
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

  static LexiconIndex bundled() {
    return new LexiconIndex(Lexicon.bundled(), Vocabulary.bundled());
  }

  /** What the patterns find in the text. */
  List<LexicalMatch> scan(
      NormalisedText text, LanguageIdentifier.Identified language, boolean changed) {
    LexicalScan scan = new LexicalScan(entries, vocabulary, text, language, changed);
    anchors.scan(scan.folded(), (word, end) -> scan.around(entryOfAnchor.get(word), end));
    withoutAnchor.forEach(scan::everywhere);
    return scan.matches();
  }
}
