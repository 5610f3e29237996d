package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.text.Obfuscation.Kind;

/** Joins single letters that are pulled apart ("h a t e", "k.i.l.l") if known words come out. */
final class SpacedLetters implements Stage {
  private static final int MAX_LETTERS = 60;
  private static final int MAX_GAP = 3;

  private final Vocabulary vocabulary;

  SpacedLetters(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public List<Edit> edits(String text) {
    List<Edit> edits = new ArrayList<>();
    Protected kept = new Protected(text);
    int i = 0;
    while (i < text.length()) {
      if (!single(text, i)) {
        i++;
        continue;
      }
      Run run = Run.at(text, i);
      if (run.letters().length() >= 3 && !kept.touches(i, run.end())) {
        Optional<String> joined = joined(run);
        if (joined.isPresent()) {
          edits.add(new Edit(i, run.end(), joined.get(), Kind.SPACED_OUT));
        }
      }
      i = run.end();
    }
    return edits;
  }

  /** Whether a letter, or a sign read as one, stands alone at the index. */
  private static boolean single(String text, int index) {
    return letter(text.charAt(index))
        && (index == 0 || !word(text.charAt(index - 1)))
        && (index + 1 == text.length() || !word(text.charAt(index + 1)));
  }

  private static boolean letter(char c) {
    return (Character.isLetter(c) && c < 0x780) || c == '@' || c == '$' || (c >= '0' && c <= '9');
  }

  private static boolean word(char c) {
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Scripts.mark(c)
        || c == '@'
        || c == '$';
  }

  private Optional<String> joined(Run run) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int i = 1; i <= run.letters().length(); i++) {
      boolean boundary = i == run.letters().length() || run.gaps().get(i - 1) > run.narrowest();
      if (boundary) {
        Optional<String> words = words(run.letters().substring(from, i), run.initials());
        if (words.isEmpty()) {
          return Optional.empty();
        }
        out.append(out.isEmpty() ? "" : " ").append(words.get());
        from = i;
      }
    }
    return out.length() < 3 ? Optional.empty() : Optional.of(out.toString());
  }

  private Optional<String> words(String letters, boolean initials) {
    if (initials) {
      return letters.length() >= 4 && vocabulary.isSensitive(letters)
          ? Optional.of(letters)
          : Optional.empty();
    }
    if (letters.chars().anyMatch(c -> Leet.symbol((char) c))) {
      return letters.chars().anyMatch(Character::isLetter)
          ? Leet.read(letters, vocabulary::isKnown)
          : Optional.empty();
    }
    if (letters.length() == 1) {
      return vocabulary.isKnown(letters) ? Optional.of(letters) : Optional.empty();
    }
    return Segmentation.of(letters, vocabulary);
  }

  /**
   * Single letters with what separates them.
   *
   * @param letters the letters
   * @param gaps width of the gap before each letter but the first
   * @param narrowest the smallest gap
   * @param initials capitals with dots only, as in an abbreviation
   * @param end one past the last letter
   */
  private record Run(String letters, List<Integer> gaps, int narrowest, boolean initials, int end) {

    static Run at(String text, int start) {
      StringBuilder letters = new StringBuilder().append(text.charAt(start));
      List<Integer> gaps = new ArrayList<>();
      boolean initials = Character.isUpperCase(text.charAt(start));
      int narrowest = MAX_GAP;
      int at = start + 1;
      while (letters.length() < MAX_LETTERS) {
        int next = at;
        while (next < text.length() && next - at <= MAX_GAP && separator(text.charAt(next))) {
          initials &= text.charAt(next) == '.';
          next++;
        }
        boolean follows =
            next > at && next - at <= MAX_GAP && next < text.length() && single(text, next);
        if (!follows) {
          break;
        }
        letters.append(text.charAt(next));
        initials &= Character.isUpperCase(text.charAt(next));
        gaps.add(next - at);
        narrowest = Math.min(narrowest, next - at);
        at = next + 1;
      }
      return new Run(letters.toString(), gaps, narrowest, initials, at);
    }

    private static boolean separator(char c) {
      return c != '\n' && c < 0x3000 && !word(c) && !Character.isISOControl(c);
    }
  }
}
