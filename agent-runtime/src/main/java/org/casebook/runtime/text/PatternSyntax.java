package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casebook.runtime.domain.CasebookException;

/**
 * Turns a lexicon pattern into a regular expression and the words that must occur for it to match.
 *
 * <p>Syntax: words; {@code *} any further letters of the word; {@code (a|b c)} one of; {@code [a]}
 * may be left out; {@code ..} up to three words between, {@code ...} up to six, never across the
 * end of a sentence; {@code {name}} a set defined for the language; {@code \*} an asterisk. All
 * repetition is bounded, so matching costs no more than a constant per position.
 */
final class PatternSyntax {
  /**
   * Languages written without spaces, and Korean, whose particles are joined to the word: no word
   * boundaries, and gaps count characters.
   */
  static final Set<String> UNSPACED =
      Set.of("cmn", "yue", "jpn", "tha", "lao", "khm", "mya", "kor");

  private static final Set<String> ARABIC_SCRIPT = Set.of("arb");
  private static final String LETTER = "[\\p{L}\\p{M}\\p{N}]";
  private static final String BETWEEN = "[^\\p{L}\\p{M}\\p{N}.!?;。！？\\n]{1,3}";
  private static final String WORD = "[\\p{L}\\p{M}\\p{N}'*#@$&%-]{1,20}";

  private final String language;
  private final Map<String, String> sets;

  PatternSyntax(String language, Map<String, String> sets) {
    this.language = language;
    this.sets = sets;
  }

  /**
   * A compiled pattern.
   *
   * @param regex over folded text
   * @param anchors words of which at least one occurs in every match; empty if none is known
   */
  record Compiled(String regex, List<String> anchors) {}

  /**
   * Compiles a pattern.
   *
   * @throws CasebookException if it breaks the syntax; the message quotes it
   */
  Compiled compile(String pattern) {
    List<String> tokens = tokens(expand(pattern));
    while (tokens.size() > 1 && optional(tokens.get(tokens.size() - 1))) {
      // What may be left out at the end changes nothing.
      tokens.remove(tokens.size() - 1);
    }
    StringBuilder regex = new StringBuilder();
    List<String> anchors = List.of();
    int best = 0;
    boolean bodyBefore = false;
    for (String token : tokens) {
      if (bodyBefore && !isGap(token)) {
        regex.append(between());
      } else if (bodyBefore) {
        regex.append(between());
        bodyBefore = false;
      }
      if (isGap(token)) {
        regex.append(gap(token));
      } else if (optional(token)) {
        regex.append("(?:").append(body("(" + token.substring(1, token.length() - 1) + ")"));
        regex.append(between()).append(")?");
        bodyBefore = false;
      } else {
        regex.append(body(token));
        List<String> words = Anchors.of(token);
        int shortest = words.stream().mapToInt(String::length).min().orElse(0);
        if (shortest > best) {
          best = shortest;
          anchors = words;
        }
        bodyBefore = true;
      }
    }
    if (!bodyBefore) {
      throw new CasebookException("pattern \"" + pattern + "\" must end with a word");
    }
    return new Compiled(bounded(regex.toString(), tokens), anchors);
  }

  private String expand(String pattern) {
    String text = pattern;
    for (int round = 0; text.indexOf('{') >= 0; round++) {
      int open = text.indexOf('{');
      int close = text.indexOf('}', open);
      String name = close < 0 ? text : text.substring(open + 1, close);
      String set = sets.get(name);
      if (set == null || round > 20) {
        throw new CasebookException(
            "pattern \"" + pattern + "\" uses the set " + name + ", unknown for " + language);
      }
      text = text.substring(0, open) + "(" + set + ")" + text.substring(close + 1);
    }
    return text;
  }

  /** Splits at spaces outside brackets. */
  private static List<String> tokens(String pattern) {
    List<String> tokens = new ArrayList<>();
    StringBuilder token = new StringBuilder();
    int depth = 0;
    for (char c : pattern.strip().toCharArray()) {
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (c == ' ' && depth == 0) {
        if (!token.isEmpty()) {
          tokens.add(token.toString());
        }
        token.setLength(0);
      } else {
        token.append(c);
      }
    }
    if (depth != 0 || token.isEmpty()) {
      throw new CasebookException("pattern \"" + pattern + "\" has an open bracket or no word");
    }
    tokens.add(token.toString());
    return tokens;
  }

  private static boolean isGap(String token) {
    return token.equals("..") || token.equals("...");
  }

  /** Whether the token as a whole is in square brackets. */
  private static boolean optional(String token) {
    return token.startsWith("[") && token.indexOf(']') == token.length() - 1;
  }

  private String between() {
    return UNSPACED.contains(language) ? "\\s?" : BETWEEN;
  }

  private String gap(String token) {
    boolean wide = token.length() == 3;
    return UNSPACED.contains(language)
        ? "[^.!?。！？\\n]{0," + (wide ? 12 : 6) + "}"
        : "(?:" + WORD + BETWEEN + "){0," + (wide ? 6 : 3) + "}";
  }

  private String body(String token) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      switch (c) {
        case '(' -> out.append("(?:");
        case ')', '|' -> out.append(c);
        case '[' -> out.append("(?:");
        case ']' -> out.append(")?");
        case '*' -> out.append("[\\p{L}\\p{M}\\p{N}']{0,20}");
        case ' ' -> out.append(between());
        case '\\' -> out.append('\\').append(token.charAt(++i));
        default -> out.append(literal(c));
      }
    }
    return out.toString();
  }

  private static String literal(char c) {
    return ".?+^$&".indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
  }

  private String bounded(String regex, List<String> tokens) {
    if (UNSPACED.contains(language)) {
      return regex;
    }
    String first = tokens.get(0);
    String last = tokens.get(tokens.size() - 1);
    String article = ARABIC_SCRIPT.contains(language) ? "[وفبكل]{0,2}(?:ال)?" : "";
    String left = wordlike(first.charAt(0)) ? "(?<!" + LETTER + ")" + article : "";
    String right = wordlike(last.charAt(last.length() - 1)) ? "(?!" + LETTER + ")" : "";
    return left + "(?:" + regex + ")" + right;
  }

  private static boolean wordlike(char c) {
    return Character.isLetterOrDigit(c) || Scripts.mark(c) || "([)]*'".indexOf(c) >= 0;
  }
}
