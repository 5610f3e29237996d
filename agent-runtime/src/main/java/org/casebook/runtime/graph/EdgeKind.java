package org.casebook.runtime.graph;

import java.util.Locale;

/** How two nodes of the policy graph are related; read it from the first node to the second. */
public enum EdgeKind {
  /** Policy to clause or exception. */
  HAS_CLAUSE,
  /** Clause to predicate; the sign tells whether its presence or its absence is asked for. */
  REQUIRES,
  /** Exception to what it excuses. */
  EXCEPTS,
  /** Clause to the clause that steps back for it. */
  OVERRIDES,
  /** Definition to the term that it explains. */
  DEFINES,
  /** Clause to a term that it relies on. */
  USES_TERM,
  /** Example to the clause that it illustrates; negative when it is safe. */
  ILLUSTRATES,
  /** Precedent to the policy version under which it was decided. */
  DECIDED_UNDER,
  /** Precedent to a clause that was held to apply. */
  CITES,
  /** Policy version to the one before it, clause to its earlier wording. */
  SUPERSEDES,
  /** Clause or policy to a country. */
  APPLIES_IN,
  /** Word to the same term in the policy's own language. */
  TRANSLATION_OF;

  /** The stable name in files: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
