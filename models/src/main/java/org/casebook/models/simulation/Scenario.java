package org.casebook.models.simulation;

/** How the tools of a made-up world depend on each other. */
public enum Scenario {
  /** Given the truth, each tool errs on its own. */
  INDEPENDENT,
  /** Four tools share a hidden failure that mostly turns their outcomes round. */
  CORRELATED
}
