package org.casebook.models;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which licences allow a model to be shipped or installed by default. A licence that is not known
 * to allow it does not: a person may still use such a model on this machine, by their own decision.
 */
final class Licences {
  private static final List<Pattern> ALLOWING =
      List.of(
          words("apache(-| license,? version | )2(\\.0)?"),
          words("mit"),
          words("isc"),
          words("bsd(-[23]-clause)?"),
          words("cc0(-1\\.0)?"),
          words("cc-by-[34]\\.0"),
          words("pddl(-1\\.0)?"),
          words("unlicense"),
          words("mpl-2\\.0"));

  private static final Pattern FORBIDDING =
      words(
          "by-nc[a-z0-9.-]*|by-nd[a-z0-9.-]*|non-?commercial|no derivatives|research|academic"
              + "|proprietary|all rights reserved|unknown|evaluation only");

  private Licences() {}

  /** Whether the licence, as a card states it, is known to allow shipping. */
  static boolean allowShipping(String licence) {
    String text = licence.toLowerCase(Locale.ROOT);
    return !FORBIDDING.matcher(text).find()
        && ALLOWING.stream().anyMatch(known -> known.matcher(text).find());
  }

  private static Pattern words(String alternatives) {
    return Pattern.compile("(?<![a-z0-9])(" + alternatives + ")(?![a-z0-9-])");
  }
}
