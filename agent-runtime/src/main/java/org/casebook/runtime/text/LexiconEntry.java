package org.casebook.runtime.text;

import java.util.List;
import java.util.Optional;
import org.casebook.runtime.text.LexicalMatch.Strength;

/**
 * One pattern of the lexicon, ready to match.
 *
 * @param signal what a match establishes, as in {@code cue.threat}
 * @param language ISO 639-3, or {@code *} for all
 * @param strength how telling a match is
 * @param source the pattern as written, for people
 * @param regex over folded text
 * @param anchors words of which one occurs in every match; empty if the regex always has to run
 * @param unless a pattern that, near the match, takes it back
 */
record LexiconEntry(
    String signal,
    String language,
    Strength strength,
    String source,
    LazyPattern regex,
    List<String> anchors,
    Optional<LazyPattern> unless) {
  LexiconEntry {
    anchors = List.copyOf(anchors);
  }
}
