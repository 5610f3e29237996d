package org.casebook.runtime.policy;

import org.casebook.runtime.rule.Formula;

/**
 * A condition that a policy names once and that its clauses require by that name.
 *
 * @param name without its family, as in {@code credible_threat} for {@code is.credible_threat}
 * @param means what it says, for people
 * @param when the expression as it was written, in the Common Expression Language
 * @param formula what it says, for machines
 */
public record Predicate(String name, String means, String when, Formula formula) {
  /** As clauses and expressions name it. */
  public String reference() {
    return "is." + name;
  }
}
