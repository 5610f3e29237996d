package org.casebook.models.training;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Undoes what collectors of data did to texts, so that a model does not learn the collector. */
final class SourceText {
  private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]{1,6}|[a-z]{2,6});?");
  private static final Pattern USER = Pattern.compile("(?i)<user>|@user\\b");
  private static final Pattern LINK = Pattern.compile("(?i)<url>|@url\\b|\\[link\\]|\\{url\\}");
  private static final Pattern BREAK = Pattern.compile("(?i)\\|lbr\\||<br\\s*/?>");
  private static final Pattern PLACEHOLDER = Pattern.compile("<([A-Za-z]{3,20})>");
  private static final Pattern RETWEET = Pattern.compile("(?i)(?<![\\p{L}\\p{N}])rt @");

  private SourceText() {}

  /** The text as its author saw it, as far as that can be known. */
  static String clean(String text) {
    String plain = text;
    for (int pass = 0; pass < 2 && plain.indexOf('&') >= 0; pass++) { // some are escaped twice
      plain = ENTITY.matcher(plain).replaceAll(SourceText::character);
    }
    plain = USER.matcher(plain).replaceAll("@user");
    plain = LINK.matcher(plain).replaceAll(" https://link.example ");
    plain = BREAK.matcher(plain).replaceAll("\n");
    plain = PLACEHOLDER.matcher(plain).replaceAll("$1");
    return RETWEET.matcher(plain).replaceAll("@").strip();
  }

  private static String character(MatchResult match) {
    String name = match.group(1);
    String plain =
        switch (name) {
          case "amp" -> "&";
          case "lt" -> "<";
          case "gt" -> ">";
          case "quot" -> "\"";
          case "apos" -> "'";
          case "nbsp" -> " ";
          default -> name.startsWith("#") ? numbered(name) : match.group();
        };
    return java.util.regex.Matcher.quoteReplacement(plain);
  }

  private static String numbered(String name) {
    boolean hexadecimal = name.startsWith("#x");
    String digits = name.substring(hexadecimal ? 2 : 1);
    if (!digits.matches(hexadecimal ? "[0-9a-fA-F]+" : "[0-9]+")) {
      return name;
    }
    int codePoint = Integer.parseInt(digits, hexadecimal ? 16 : 10);
    return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : name;
  }
}
