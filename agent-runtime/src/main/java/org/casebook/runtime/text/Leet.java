package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads digits and symbols as letters, as long as a known word comes out. */
final class Leet {
  private static final int MAX_SYMBOLS = 7;

  private Leet() {}

  /** Whether the character can stand for a letter. */
  static boolean symbol(char c) {
    return !readings(c).isEmpty();
  }

  /**
   * The first reading that is accepted.
   *
   * @param word letters and symbols, at least one symbol
   */
  static Optional<String> read(String word, Predicate<String> accepted) {
    List<StringBuilder> readings = new ArrayList<>();
    readings.add(new StringBuilder(word.length()));
    int symbols = 0;
    for (int i = 0; i < word.length(); i++) {
      String letters = readings(word.charAt(i));
      if (letters.isEmpty()) {
        for (StringBuilder reading : readings) {
          reading.append(word.charAt(i));
        }
        continue;
      }
      if (++symbols > MAX_SYMBOLS) {
        return Optional.empty();
      }
      branch(readings, letters);
    }
    for (StringBuilder reading : readings) {
      String candidate = reading.toString();
      if (accepted.test(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static void branch(List<StringBuilder> readings, String letters) {
    int before = readings.size();
    for (int r = 0; r < before; r++) {
      for (int l = 1; l < letters.length(); l++) {
        readings.add(new StringBuilder(readings.get(r)).append(letters.charAt(l)));
      }
      readings.get(r).append(letters.charAt(0));
    }
  }

  private static String readings(char c) {
    return switch (c) {
      case '0' -> "o";
      case '1', '!', '|' -> "il";
      case '3', '€' -> "e";
      case '4', '@' -> "a";
      case '5', '$' -> "s";
      case '6' -> "gb";
      case '7', '+' -> "t";
      case '8' -> "b";
      case '9' -> "g";
      case '¢' -> "c";
      case '£' -> "l";
      case '¥' -> "y";
      default -> "";
    };
  }
}
