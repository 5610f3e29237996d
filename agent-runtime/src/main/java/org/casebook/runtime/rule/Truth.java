package org.casebook.runtime.rule;

import java.util.Collection;

/**
 * What can be said of a formula when not every tool has run: Kleene's strong three-valued logic
 * (1952), in the order false, open, true, so that "and" is the least and "or" the greatest.
 */
public enum Truth {
  FALSE,
  OPEN,
  TRUE;

  static Truth of(boolean holds) {
    return holds ? TRUE : FALSE;
  }

  /** The contrary; open stays open. */
  public Truth not() {
    return this == OPEN ? OPEN : of(this == FALSE);
  }

  static Truth least(Truth a, Truth b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  static Truth greatest(Truth a, Truth b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  /** The truth of all of these together. */
  public static Truth least(Collection<Truth> all) {
    return all.stream().reduce(TRUE, Truth::least);
  }

  /** The truth of any of these. */
  public static Truth greatest(Collection<Truth> all) {
    return all.stream().reduce(FALSE, Truth::greatest);
  }
}
