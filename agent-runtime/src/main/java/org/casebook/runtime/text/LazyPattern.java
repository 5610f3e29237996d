package org.casebook.runtime.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is compiled when it is first needed: of thousands in the lexicon a text
 * needs a few, and a command should not wait for the rest.
 */
final class LazyPattern {
  private final String regex;
  private volatile @Nullable Pattern compiled;

  LazyPattern(String regex) {
    this.regex = regex;
  }

  /**
   * A matcher of the pattern on the text.
   *
   * @throws java.util.regex.PatternSyntaxException if it is no regular expression
   */
  Matcher matcher(String text) {
    Pattern pattern = compiled;
    if (pattern == null) {
      pattern = Pattern.compile(regex);
      compiled = pattern;
    }
    return pattern.matcher(text);
  }
}
