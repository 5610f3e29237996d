package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/** The search of one text: which stretch each pattern has been tried on, and what it found. */
final class LexicalScan {
  /** No match is longer, so a match lies this close to the word that led to it. */
  private static final int AROUND = 200;

  /** Stretch tried at once beyond that, so that dense words do not search it again and again. */
  private static final int BLOCK = 800;

  /** How far a pattern that takes a match back may stand from it. */
  private static final int NEAR = 60;

  private static final int MOST_PER_PATTERN = 20;
  private static final double SURE = 0.6;

  private final List<LexiconEntry> entries;
  private final Vocabulary vocabulary;
  private final NormalisedText text;
  private final FoldedText folded;
  private final LanguageIdentifier.Identified language;
  private final boolean changed;
  private final int[] searched;
  private final int[] lastEnd;
  private final int[] found;
  private final List<LexicalMatch> matches = new ArrayList<>();

  LexicalScan(
      List<LexiconEntry> entries,
      Vocabulary vocabulary,
      NormalisedText text,
      LanguageIdentifier.Identified language,
      boolean changed) {
    this.entries = entries;
    this.vocabulary = vocabulary;
    this.text = text;
    this.folded = FoldedText.of(text.text());
    this.language = language;
    this.changed = changed;
    this.searched = new int[entries.size()];
    this.lastEnd = new int[entries.size()];
    this.found = new int[entries.size()];
  }

  FoldedText folded() {
    return folded;
  }

  List<LexicalMatch> matches() {
    return matches;
  }

  /** Tries a pattern around a word that it needs, which ends at {@code end}. */
  void around(int index, int end) {
    if (end <= searched[index]) {
      return;
    }
    int from = Math.max(lastEnd[index], end - AROUND);
    int to = Math.min(folded.length(), end + AROUND + BLOCK);
    look(index, from, to);
    searched[index] = to == folded.length() ? Integer.MAX_VALUE : to - AROUND;
  }

  /** Tries a pattern that needs no word on the whole text. */
  void everywhere(int index) {
    look(index, 0, folded.length());
  }

  private void look(int index, int from, int to) {
    LexiconEntry entry = entries.get(index);
    Matcher matcher = entry.regex().matcher(folded.toString()).region(Math.min(from, to), to);
    matcher.useTransparentBounds(true).useAnchoringBounds(false);
    while (found[index] < MOST_PER_PATTERN && matcher.find()) {
      lastEnd[index] = matcher.end();
      if (counts(entry, matcher.start(), matcher.end()) && !takenBack(entry, matcher)) {
        found[index]++;
        matches.add(match(entry, matcher.start(), matcher.end()));
      }
    }
  }

  /**
   * A single word counts only in its own language. A phrase counts everywhere, as people mix
   * languages, unless the text is English and so is every word of it. Patterns without word
   * boundaries need at least one character of their own script; Vietnamese words their accents.
   */
  private boolean counts(LexiconEntry entry, int start, int end) {
    String words = folded.toString().substring(start, end);
    if (words.isEmpty()) {
      return false;
    }
    boolean foreign = foreign(entry.language());
    if (PatternSyntax.UNSPACED.contains(entry.language())) {
      return words.codePoints().anyMatch(c -> c >= 0xE00) && !foreign;
    }
    if (entry.language().equals("vie") && !accented(entry, start, end)) {
      return false;
    }
    if (words.indexOf(' ') >= 0) {
      return !foreign || !language.language().equals("eng") || !english(words);
    }
    return !foreign;
  }

  private boolean english(String words) {
    return Arrays.stream(words.split("[^\\p{L}']+", -1))
        .allMatch(word -> word.length() <= 2 || vocabulary.isKnown(word));
  }

  /** Whether first and last word bear the accents of the pattern, or the text has none at all. */
  private boolean accented(LexiconEntry entry, int start, int end) {
    String match = text.text().substring(folded.origin(start), folded.origin(end - 1) + 1);
    String[] words = match.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+", -1);
    return entry.source().indexOf('{') >= 0
        || text.text().chars().allMatch(c -> c < 0x80)
        || (entry.source().contains(words[0]) && entry.source().contains(words[words.length - 1]));
  }

  private boolean takenBack(LexiconEntry entry, Matcher matcher) {
    int from = Math.max(0, matcher.start() - NEAR);
    int to = Math.min(folded.length(), matcher.end() + NEAR);
    return entry.unless().isPresent()
        && entry.unless().get().matcher(folded.toString()).region(from, to).find();
  }

  private boolean foreign(String pattern) {
    return !pattern.equals("*")
        && !language.language().equals(LanguageIdentifier.UNDETERMINED)
        && language.confidence() >= SURE
        && !LanguageCodes.related(pattern, language.language());
  }

  private LexicalMatch match(LexiconEntry entry, int start, int end) {
    int rawStart = text.rawStart(folded.origin(start));
    int rawEnd = text.rawEnd(folded.origin(end - 1));
    String raw = text.raw();
    while (rawEnd < raw.length() && Character.isLowSurrogate(raw.charAt(rawEnd))) {
      rawEnd++;
    }
    return new LexicalMatch(
        entry.signal(),
        entry.language(),
        entry.strength(),
        rawStart,
        rawEnd,
        changed,
        entry.source());
  }
}
