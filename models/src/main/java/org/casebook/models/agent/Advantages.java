package org.casebook.models.agent;

import java.util.List;

/** Tells each step of some episodes how much better it was than could be expected. */
interface Advantages {
  /**
   * Fills in the advantages of a group.
   *
   * @param group episodes of the same case under the same preference
   * @return whether there is anything to learn from it
   */
  boolean assign(List<Trajectory> group);

  /** Learns from all episodes of an update, before the policy does. */
  default void learn(List<Trajectory> episodes) {}
}
