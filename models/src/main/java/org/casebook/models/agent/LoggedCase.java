package org.casebook.models.agent;

/**
 * What all tools said of one case, and what people decided.
 *
 * @param context what is known before any tool, from 0
 * @param violates whether people found a violation
 * @param available bit k is set when tool k can work on the case
 * @param outcomes two bits a tool, as in {@link Situation#seen}
 */
public record LoggedCase(int context, boolean violates, int available, long outcomes) {
  /** The level of a tool's outcome; 0 when it can not work on the case. */
  public int level(int tool) {
    return Situation.level(outcomes, tool);
  }

  /** What a decision about the case costs. */
  double cost(Terminal end, Preference preference) {
    return switch (end) {
      case ALLOW -> violates ? preference.miss() : 0;
      case ACT -> violates ? 0 : preference.falseAlarm();
      case ESCALATE -> preference.human();
    };
  }
}
