package org.casebook.runtime.view;

import java.util.Locale;

/** Where a case stands. */
public enum CaseStatus {
  /** No run has been started. */
  NEW,
  /** The agent is at work. */
  RUNNING,
  /** The agent proposed; a person has not looked. */
  PROPOSED,
  /** The last run was cancelled or broke. */
  STOPPED,
  CONFIRMED,
  OVERRIDDEN,
  /** A person passed it on. */
  ESCALATED;

  /** Whether a person has settled it. */
  public boolean reviewed() {
    return this == CONFIRMED || this == OVERRIDDEN || this == ESCALATED;
  }

  /** The stable name in files: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
