package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Undoes disguised spelling and remembers where each character came from.
 *
 * <p>Order of the stages: unseen characters, decorated letters and stacked marks, loose marks on
 * consonants, look-alike letters, leetspeak, spaced letters, split words, repeated letters, masked
 * and scrambled words. They repeat until nothing changes, so that normalising twice gives the same
 * text. No stage makes a text longer after the first round, and the number of rounds is bounded, so
 * the cost is linear in the length of the text.
 *
 * <p>What makes a spelling a disguise is measured against a vocabulary: leetspeak, spaced letters
 * and masks are undone only when a known word comes out, which is why ordinary writing in other
 * languages stays as it is. Thread-safe.
 */
public final class Normaliser {
  /** Longer texts are cut here (UTF-16 code units); {@link NormalisedText#truncated} says so. */
  public static final int MAX_LENGTH = 1 << 20;

  /** At most so many obfuscations are reported for a text. */
  public static final int MAX_REPORTED = 500;

  private static final int MAX_ROUNDS = 12;

  private final List<Stage> stages;

  Normaliser(Vocabulary vocabulary, LookAlikeTable table) {
    this.stages =
        List.of(
            new Invisibles(),
            new StyledLetters(),
            new MarkedConsonants(),
            new LookAlikes(table, vocabulary),
            new Leetspeak(vocabulary),
            new SpacedLetters(vocabulary),
            new SplitWords(vocabulary),
            new RepeatedLetters(vocabulary),
            new MaskedWords(vocabulary));
  }

  /** A normaliser over the word lists and the table that lie beside this class. */
  public static Normaliser bundled() {
    return new Normaliser(Vocabulary.bundled(), LookAlikeTable.bundled());
  }

  /** The normalised text; never fails, whatever the characters. */
  public NormalisedText normalise(String raw) {
    int length = Math.min(raw.length(), MAX_LENGTH);
    if (length < raw.length() && Character.isLowSurrogate(raw.charAt(length))) {
      length--;
    }
    MappedText text = MappedText.identity(raw, length);
    int quiet = 0;
    int turn = 0;
    // Done when every stage in a row had nothing left to do.
    while (quiet < stages.size() && turn < MAX_ROUNDS * stages.size()) {
      List<Edit> edits = stages.get(turn % stages.size()).edits(text.text());
      quiet = edits.isEmpty() ? quiet + 1 : 0;
      text = text.apply(edits);
      turn++;
    }
    return text.finish(length < raw.length());
  }

  /** The names of the stages, in order. */
  List<String> stageNames() {
    List<String> names = new ArrayList<>();
    stages.forEach(stage -> names.add(stage.getClass().getSimpleName()));
    return names;
  }
}
