package org.casebook.runtime.inference;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.casebook.runtime.domain.CasebookException;

/**
 * Cuts text into the word pieces of a cased BERT vocabulary: white space and punctuation part
 * words, each Chinese character is a word, and a word becomes the longest pieces that the
 * vocabulary has, from the left (Wu et al. 2016; the rules are those of google-research/bert,
 * tokenization.py, without lower-casing).
 *
 * <p>Text is composed first (NFC), always: the vocabulary holds composed letters, and a Vietnamese
 * text with marks of their own would fall apart into pieces that mean nothing.
 */
final class WordPieces {
  private static final int LONGEST_WORD = 100;
  private static final String INNER = "##";

  private final Map<String, Integer> numbers = new HashMap<>();
  private final int start;
  private final int end;
  private final int unknown;

  /**
   * A tokeniser over a vocabulary.
   *
   * @param vocabulary the file {@code vocab.txt}: one piece a line, numbered from 0
   * @throws CasebookException when a special piece is missing
   */
  WordPieces(byte[] vocabulary) {
    this(
        Arrays.stream(new String(vocabulary, StandardCharsets.UTF_8).split("\n", -1))
            .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
            .toList());
  }

  /**
   * As above.
   *
   * @param vocabulary the pieces, numbered from 0
   */
  WordPieces(List<String> vocabulary) {
    int number = 0;
    for (String piece : vocabulary) {
      numbers.putIfAbsent(piece, number);
      number++;
    }
    start = special("[CLS]");
    end = special("[SEP]");
    unknown = special("[UNK]");
  }

  private int special(String piece) {
    Integer number = numbers.get(piece);
    if (number == null) {
      throw new CasebookException("the vocabulary has no " + piece + ": install the model again");
    }
    return number;
  }

  /**
   * The pieces of a text in windows, each between the start and the end piece.
   *
   * @param longest most pieces in a window, with those two
   * @param most windows after which the rest of the text is left out
   * @return at least one window; the last may be short
   */
  List<long[]> windows(String text, int longest, int most) {
    List<Integer> pieces = new ArrayList<>();
    int room = longest - 2;
    for (String word : words(Normalizer.normalize(text, Normalizer.Form.NFC))) {
      if (pieces.size() >= room * most) {
        break;
      }
      addPieces(word, pieces);
    }
    List<long[]> windows = new ArrayList<>();
    for (int from = 0; windows.size() < most; from += room) {
      int count = Math.min(room, pieces.size() - from);
      if (count <= 0 && !windows.isEmpty()) {
        break;
      }
      long[] window = new long[Math.max(0, count) + 2];
      window[0] = start;
      for (int i = 0; i < count; i++) {
        window[i + 1] = pieces.get(from + i);
      }
      window[window.length - 1] = end;
      windows.add(window);
    }
    return windows;
  }

  private void addPieces(String word, List<Integer> pieces) {
    int before = pieces.size();
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      pieces.add(unknown);
      return;
    }
    for (int from = 0; from < word.length(); ) {
      int to = word.length();
      Integer number = null;
      while (number == null && to > from) {
        String piece = word.substring(from, to);
        number = numbers.get(from == 0 ? piece : INNER + piece);
        to -= number == null ? 1 : 0;
      }
      if (number == null) {
        pieces.subList(before, pieces.size()).clear();
        pieces.add(unknown);
        return;
      }
      pieces.add(number);
      from = to;
    }
  }

  private static List<String> words(String text) {
    StringBuilder spaced = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (isSpace(c)) {
                spaced.append(' ');
              } else if (isChinese(c) || isPunctuation(c)) {
                spaced.append(' ').appendCodePoint(c).append(' ');
              } else if (!isDropped(c)) {
                spaced.appendCodePoint(c);
              }
            });
    return Arrays.stream(spaced.toString().split(" +")).filter(word -> !word.isEmpty()).toList();
  }

  private static boolean isSpace(int c) {
    return c == '\t' || c == '\n' || c == '\r' || Character.getType(c) == Character.SPACE_SEPARATOR;
  }

  private static boolean isDropped(int c) {
    int type = Character.getType(c);
    return c == 0xFFFD || type == Character.CONTROL || type == Character.FORMAT;
  }

  private static boolean isChinese(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }

  private static boolean isPunctuation(int c) {
    boolean ascii =
        (c >= 33 && c <= 47)
            || (c >= 58 && c <= 64)
            || (c >= 91 && c <= 96)
            || (c >= 123 && c <= 126);
    return ascii
        || switch (Character.getType(c)) {
          case Character.CONNECTOR_PUNCTUATION,
              Character.DASH_PUNCTUATION,
              Character.START_PUNCTUATION,
              Character.END_PUNCTUATION,
              Character.INITIAL_QUOTE_PUNCTUATION,
              Character.FINAL_QUOTE_PUNCTUATION,
              Character.OTHER_PUNCTUATION ->
              true;
          default -> false;
        };
  }
}
