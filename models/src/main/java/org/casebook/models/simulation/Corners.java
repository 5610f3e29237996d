package org.casebook.models.simulation;

import org.casebook.models.agent.Preference;
import org.casebook.models.agent.ToolPolicy;

/** The corners of the region of preferences: each cost at half or twice its default. */
final class Corners {
  private Corners() {}

  /**
   * The share of what the oracle gains over no tools, gains summed over all sixteen corners: at
   * some of them no tool is worth its price, and a share of nothing says nothing.
   */
  static double pooled(World world, ToolPolicy policy) {
    double gained = 0;
    double possible = 0;
    for (int corner = 0; corner < 16; corner++) {
      Preference preference =
          new Preference(
              Preference.DEFAULT.miss() * factor(corner, 0),
              Preference.DEFAULT.falseAlarm() * factor(corner, 1),
              Preference.DEFAULT.human() * factor(corner, 2),
              Preference.DEFAULT.price() * factor(corner, 3));
      double none = Oracle.withoutTools(world, preference);
      gained += PolicyValue.of(world, policy, preference).reward() - none;
      possible += Oracle.value(world, preference) - none;
    }
    return gained / possible;
  }

  private static double factor(int corner, int bit) {
    return (corner >>> bit & 1) == 0 ? 0.5 : 2;
  }
}
