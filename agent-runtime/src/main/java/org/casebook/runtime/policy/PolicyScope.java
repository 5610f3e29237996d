package org.casebook.runtime.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When, where and on which surfaces a policy applies.
 *
 * @param validFrom first day (UTC); empty means always
 * @param validTo last day, inclusive; empty means no end
 * @param jurisdiction ISO 3166 alpha-2 codes; empty means everywhere
 * @param surface post, comment, message ...; empty means all
 */
public record PolicyScope(
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo,
    List<String> jurisdiction,
    List<String> surface) {
  public PolicyScope {
    jurisdiction = List.copyOf(jurisdiction);
    surface = List.copyOf(surface);
  }

  /** No limits. */
  public static PolicyScope everywhere() {
    return new PolicyScope(Optional.empty(), Optional.empty(), List.of(), List.of());
  }

  /** A surface that the policy covers; empty text when it covers all. */
  public String anySurface() {
    return surface.stream().findFirst().orElse("");
  }

  /** A country that the policy covers; empty text when it covers all. */
  public String anyCountry() {
    return jurisdiction.stream().findFirst().orElse("");
  }

  /** Whether the policy is in force on this day. */
  public boolean inForce(LocalDate day) {
    return validFrom.map(from -> !day.isBefore(from)).orElse(true)
        && validTo.map(to -> !day.isAfter(to)).orElse(true);
  }

  /** Whether the policy applies to a case at all. */
  boolean admits(CaseFacts facts) {
    return inForce(facts.day())
        && admits(surface, facts.surface())
        && admits(jurisdiction, facts.country());
  }

  /** Whether a list of countries or surfaces admits a value; an unknown value meets only "all". */
  static boolean admits(List<String> allowed, String value) {
    return allowed.isEmpty() || allowed.contains(value);
  }
}
