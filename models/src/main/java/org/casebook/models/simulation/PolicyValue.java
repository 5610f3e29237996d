package org.casebook.models.simulation;

import java.util.HashMap;
import java.util.Map;
import org.casebook.models.agent.Preference;
import org.casebook.models.agent.Situation;
import org.casebook.models.agent.Terminal;
import org.casebook.models.agent.ToolPolicy;

/**
 * What a policy really gets in a world, by following it through all outcomes: exact, no sampling.
 */
final class PolicyValue {
  private final World world;
  private final ToolPolicy policy;
  private final Preference preference;
  private final double[] prices;
  private double reward;
  private double calls;
  private double placebos;

  private PolicyValue(World world, ToolPolicy policy, Preference preference) {
    this.world = world;
    this.policy = policy;
    this.preference = preference;
    this.prices = world.prices();
  }

  /**
   * Expectations over cases.
   *
   * @param reward expected return, at most 0
   * @param calls expected tool calls
   * @param placebos expected calls of the tool that tells nothing
   */
  record Figures(double reward, double calls, double placebos) {}

  static Figures of(World world, ToolPolicy policy, Preference preference) {
    PolicyValue value = new PolicyValue(world, policy, preference);
    for (int context = 0; context < World.CONTEXTS; context++) {
      double[] joint = new double[world.kinds()];
      for (int kind = 0; kind < joint.length; kind++) {
        joint[kind] = world.context(context) * world.kind(context, kind);
      }
      value.follow(Situation.start(context, World.TOOLS), joint, new HashMap<>());
    }
    return new Figures(value.reward, value.calls, value.placebos);
  }

  /** The share of what the oracle gains over no tools that a policy gains. */
  static double fraction(World world, ToolPolicy policy, Preference preference) {
    double none = Oracle.withoutTools(world, preference);
    return (of(world, policy, preference).reward() - none)
        / (Oracle.value(world, preference) - none);
  }

  private void follow(Situation situation, double[] joint, Map<Long, Integer> chosen) {
    int action =
        chosen.computeIfAbsent(situation.seen(), seen -> policy.act(situation, preference));
    double all = 0;
    double violating = 0;
    for (int kind = 0; kind < joint.length; kind++) {
      all += joint[kind];
      violating += World.violates(kind) ? joint[kind] : 0;
    }
    if (action >= World.TOOLS) {
      reward -=
          switch (Terminal.of(action, World.TOOLS)) {
            case ALLOW -> preference.miss() * violating;
            case ACT -> preference.falseAlarm() * (all - violating);
            case ESCALATE -> preference.human() * all;
          };
      return;
    }
    reward -= preference.price() * prices[action] * all;
    calls += all;
    placebos += action == World.PLACEBO ? all : 0;
    for (int level = 1; level <= Situation.LEVELS; level++) {
      double[] after = new double[joint.length];
      for (int kind = 0; kind < joint.length; kind++) {
        after[kind] = joint[kind] * world.chance(situation.context(), kind, action, level);
      }
      follow(situation.after(action, level), after, chosen);
    }
  }
}
