package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.List;

/** The words that a token of a pattern can not do without. */
final class Anchors {
  private Anchors() {}

  /** One word for each alternative of the token; empty if some alternative has none. */
  static List<String> of(String token) {
    List<String> words = new ArrayList<>();
    return collect(token, words) ? words : List.of();
  }

  /** Adds a word for every way to read the text; false if there is a way without one. */
  private static boolean collect(String text, List<String> words) {
    String rest = text;
    while (rest.startsWith("[")) {
      rest = rest.substring(closing(rest) + 1);
    }
    if (rest.startsWith("(")) {
      for (String alternative : alternatives(rest.substring(1, closing(rest)))) {
        if (!collect(alternative, words)) {
          return false;
        }
      }
      return true;
    }
    String longest = "";
    for (String word : plainWords(rest)) {
      longest = word.length() > longest.length() ? word : longest;
    }
    if (longest.isEmpty()) {
      return false;
    }
    words.add(longest);
    return true;
  }

  /** The literal runs outside brackets. */
  private static List<String> plainWords(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escaped = c == '\\';
      if (escaped) {
        c = text.charAt(++i);
      }
      depth += !escaped && (c == '(' || c == '[') ? 1 : 0;
      boolean special = !escaped && " *()[]|".indexOf(c) >= 0;
      if (depth == 0 && !special) {
        word.append(c);
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
      depth -= !escaped && (c == ')' || c == ']') ? 1 : 0;
    }
    words.add(word.toString());
    return words;
  }

  private static List<String> alternatives(String inside) {
    List<String> out = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (depth == 0 && c == '|') {
        out.add(inside.substring(from, i));
        from = i + 1;
      }
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
    }
    out.add(inside.substring(from));
    return out;
  }

  /** Index of the bracket that closes the one at the start. */
  private static int closing(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return text.length() - 1;
  }
}
