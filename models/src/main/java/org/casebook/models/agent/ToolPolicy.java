package org.casebook.models.agent;

/** Chooses an action; the same situation gives the same action. */
public interface ToolPolicy {
  /** An action that the situation's mask allows. */
  int act(Situation situation, Preference preference);
}
