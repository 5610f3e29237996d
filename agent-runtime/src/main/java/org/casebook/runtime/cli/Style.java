package org.casebook.runtime.cli;

import java.util.Map;

/** Colours where a terminal shows them, plain text everywhere else. */
enum Style {
  PLAIN,
  ANSI;

  /** What suits the environment: colour on a terminal unless {@code NO_COLOR} is set. */
  static Style of(Map<String, String> environment, boolean terminal) {
    String term = environment.getOrDefault("TERM", "");
    return terminal && !environment.containsKey("NO_COLOR") && !term.equals("dumb") ? ANSI : PLAIN;
  }

  String bold(String text) {
    return paint("1", text);
  }

  String dim(String text) {
    return paint("2", text);
  }

  String red(String text) {
    return paint("31", text);
  }

  String green(String text) {
    return paint("32", text);
  }

  String yellow(String text) {
    return paint("33", text);
  }

  private String paint(String code, String text) {
    return this == ANSI ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
