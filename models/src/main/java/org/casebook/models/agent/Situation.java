package org.casebook.models.agent;

/**
 * What the agent knows of a case: everything it may choose by.
 *
 * @param context what is known before any tool: modality, language class; from 0
 * @param available bit k is set while tool k can still be called
 * @param seen two bits a tool: 0 not called, else the level of its outcome, 1 to 3
 * @param open bit k is set while the policy still asks what tool k could settle
 * @param standing what would be decided now, where the agent may not decide otherwise: 0 free, else
 *     that of {@link Terminal#standing}
 */
public record Situation(int context, int available, long seen, int open, int standing) {
  /** Levels that an outcome is sorted into, numbered from 1: against, neutral, for. */
  public static final int LEVELS = 3;

  /** Tools that fit into a situation. */
  public static final int MOST_TOOLS = 30;

  /** Nothing was called yet, and the agent is free to decide. */
  public static Situation start(int context, int tools) {
    return new Situation(context, (1 << tools) - 1, 0, 0, 0);
  }

  /** The level that a tool's outcome had; 0 when it was not called. */
  public int level(int tool) {
    return level(seen, tool);
  }

  /** The level of a tool within such a code. */
  public static int level(long seen, int tool) {
    return (int) (seen >>> (2 * tool) & 3);
  }

  /** The code with one more outcome. */
  public static long with(long seen, int tool, int level) {
    return seen | (long) level << (2 * tool);
  }

  /** The situation after a tool's outcome. */
  public Situation after(int tool, int level) {
    return new Situation(
        context, available & ~(1 << tool), with(seen, tool, level), open, standing);
  }

  /** Whether a tool can be called. */
  public boolean offers(int tool) {
    return (available >>> tool & 1) != 0;
  }

  /** Whether the policy still asks what a tool could settle. */
  public boolean asks(int tool) {
    return (open >>> tool & 1) != 0;
  }

  /** Which actions are allowed, one bit each: tools that are left, what stands, a person. */
  public long mask(int tools) {
    long escalate = 1L << Terminal.ESCALATE.action(tools);
    long ends =
        standing == 0
            ? 1L << Terminal.ALLOW.action(tools) | 1L << Terminal.ACT.action(tools)
            : 1L << (tools + standing - 1);
    return available | ends | escalate;
  }
}
