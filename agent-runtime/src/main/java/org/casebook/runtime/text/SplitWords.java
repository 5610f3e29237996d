package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.text.Obfuscation.Kind;

/** Joins a word that people disguise when it is cut by signs ("ki.ll") or one space ("fu ck"). */
final class SplitWords implements Stage {
  private static final int LONGEST = 24;
  private static final int LONGEST_PIECE = 5;
  private static final String CUTS = ".-_*~^·•|/+=";

  private final Vocabulary vocabulary;

  SplitWords(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  @Override
  public List<Edit> edits(String text) {
    List<Edit> edits = new ArrayList<>();
    Protected kept = new Protected(text);
    int i = 0;
    while (i < text.length()) {
      if (!Character.isLetter(text.charAt(i))) {
        i++;
        continue;
      }
      int piece = pieceEnd(text, i);
      int end = cut(text, i, piece, kept);
      if (end < 0) {
        end = spaced(text, i, piece, kept);
      }
      if (end > 0) {
        String joined = letters(text.substring(i, end));
        edits.add(new Edit(i, end, joined, Kind.SPACED_OUT));
        piece = end;
      }
      i = piece;
    }
    return edits;
  }

  private static int pieceEnd(String text, int start) {
    int end = start;
    while (end < text.length() && Character.isLetter(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int cut(String text, int start, int firstEnd, Protected kept) {
    int end = firstEnd;
    if (end + 1 >= text.length() || CUTS.indexOf(text.charAt(end)) < 0) {
      return -1;
    }
    boolean known = knownPiece(text, start, firstEnd);
    int pieces = 1;
    while (end + 1 < text.length()
        && CUTS.indexOf(text.charAt(end)) >= 0
        && Character.isLetter(text.charAt(end + 1))
        && end - start < LONGEST) {
      int next = pieceEnd(text, end + 1);
      known |= knownPiece(text, end + 1, next);
      end = next;
      pieces++;
    }
    boolean whole =
        pieces > 1 && !known && end - start <= LONGEST && !followedByDigit(text, start, end);
    return whole && !kept.touches(start, end) && sensitive(text, start, end) ? end : -1;
  }

  private static boolean followedByDigit(String text, int start, int end) {
    return (end < text.length() && Character.isLetterOrDigit(text.charAt(end)))
        || (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1)));
  }

  private boolean knownPiece(String text, int start, int end) {
    return end - start > LONGEST_PIECE
        || (end - start >= 3 && vocabulary.isKnown(text.substring(start, end)));
  }

  private int spaced(String text, int start, int firstEnd, Protected kept) {
    int length = firstEnd - start;
    if (length < 2
        || length > LONGEST_PIECE
        || firstEnd + 2 >= text.length()
        || text.charAt(firstEnd) != ' '
        || !Character.isLetter(text.charAt(firstEnd + 1))
        || (start > 0 && "'’@#".indexOf(text.charAt(start - 1)) >= 0)) {
      return -1;
    }
    int end = pieceEnd(text, firstEnd + 1);
    int second = end - firstEnd - 1;
    boolean unsayable = unsayable(text, start, firstEnd) || unsayable(text, firstEnd + 1, end);
    boolean fits = second >= 2 && second <= LONGEST_PIECE && unsayable;
    return fits && !kept.touches(start, end) && sensitive(text, start, end) ? end : -1;
  }

  /** A piece in Latin letters without a vowel, which is no word. */
  private static boolean unsayable(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = Character.toLowerCase(text.charAt(i));
      if (c < 'a' || c > 'z' || "aeiouy".indexOf(c) >= 0) {
        return false;
      }
    }
    return end - start >= 2;
  }

  private boolean sensitive(String text, int start, int end) {
    String joined = letters(text.substring(start, end));
    return joined.length() >= 4 && vocabulary.isSensitive(joined);
  }

  private static String letters(String piece) {
    StringBuilder out = new StringBuilder(piece.length());
    piece.chars().filter(Character::isLetter).forEach(c -> out.append((char) c));
    return out.toString();
  }
}
