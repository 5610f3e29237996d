package org.casebook.runtime.view;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casebook.runtime.domain.HarmArea;

/**
 * What a clause's id says by itself: {@code SP3.b} is scam_spam at severity 3. Reviews name clauses
 * but no severity, and a fold may not look anything up. Codes that a policy chose for itself say
 * nothing about the area.
 */
record ClauseId(Optional<HarmArea> area, int level) {
  private static final Pattern FORM = Pattern.compile("([A-Z]{2})([0-3])\\.[a-z]+");

  static Optional<ClauseId> parse(String id) {
    Matcher matcher = FORM.matcher(id);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<HarmArea> area =
        Arrays.stream(HarmArea.values()).filter(a -> a.code().equals(matcher.group(1))).findFirst();
    return Optional.of(new ClauseId(area, Integer.parseInt(matcher.group(2))));
  }
}
