package org.casebook.runtime.graph;

import java.util.Locale;

/** What a node of the policy graph stands for. */
public enum NodeKind {
  /** One version of a policy. */
  POLICY,
  /** A clause that prohibits, restricts or labels. */
  CLAUSE,
  /** A clause that excuses. */
  EXCEPTION,
  /** A signal that tools establish and clauses ask for. */
  PREDICATE,
  /** The meaning of a term in one policy version. */
  DEFINITION,
  /** A word for something defined, in one language. */
  TERM,
  /** A text that shows where a clause begins or ends. */
  EXAMPLE,
  /** A case that a person has decided. */
  PRECEDENT,
  /** A country in which a clause or policy applies. */
  JURISDICTION;

  /** The stable name in files and ids: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
