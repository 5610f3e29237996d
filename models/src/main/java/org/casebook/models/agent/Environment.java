package org.casebook.models.agent;

/**
 * Logged cases that can be played again and again: what every tool said of each case is on record,
 * so that episodes are deterministic and cost microseconds. Tools are numbered from 0; the actions
 * after them are the {@link Terminal}s.
 */
public interface Environment {
  /** How many tools there are, at most {@link Situation#MOST_TOOLS}. */
  int tools();

  /** How many contexts there are. */
  int contexts();

  /** How many cases can be played. */
  int cases();

  /** What each tool costs, frozen when the environment was made. */
  double[] prices();

  /** Begins a case. */
  Episode begin(int index, Preference preference);

  /** One case being played; lives on one thread. */
  interface Episode {
    /** What the agent knows now. */
    Situation situation();

    /**
     * Takes an action that the situation's mask allows.
     *
     * @return the reward, never above 0: less the price of a tool, or less the cost of how the case
     *     was ended
     */
    double step(int action);

    /** Whether the case was ended. */
    boolean done();
  }
}
