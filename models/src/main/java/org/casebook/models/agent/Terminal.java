package org.casebook.models.agent;

/** How an episode ends; numbered after the tools. */
public enum Terminal {
  /** Nothing is done about the case. */
  ALLOW(0),
  /** The case is acted on. */
  ACT(1),
  /** A person decides. */
  ESCALATE(2);

  private final int place;

  Terminal(int place) {
    this.place = place;
  }

  private static final int COUNT = values().length;

  /** The action's number in an environment with so many tools. */
  public int action(int tools) {
    return tools + place;
  }

  /** What stands for it in {@link Situation#standing}. */
  public int standing() {
    return place + 1;
  }

  /** How many actions an environment with so many tools has. */
  public static int actions(int tools) {
    return tools + COUNT;
  }

  /** The end that an action stands for. */
  public static Terminal of(int action, int tools) {
    return values()[action - tools];
  }
}
