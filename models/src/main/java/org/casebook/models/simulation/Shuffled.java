package org.casebook.models.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.casebook.models.agent.Environment;
import org.casebook.models.agent.LoggedCase;
import org.casebook.models.agent.Preference;
import org.casebook.models.agent.Situation;
import org.casebook.models.agent.ToolPolicy;

/** What is lost when a tool's outcomes are handed out among other cases of the same context. */
final class Shuffled {
  private static final int FRESH = 4_000;
  private static final long SEED = 77;

  private Shuffled() {}

  /** Mean return on fresh cases less mean return with the most used tool shuffled. */
  static double drop(World world, ToolPolicy policy) {
    List<LoggedCase> fresh = world.cases(FRESH, SEED);
    int[] used = new int[World.TOOLS];
    double whole = play(world, fresh, policy, used);
    int most = 0;
    for (int tool = 1; tool < used.length; tool++) {
      most = used[tool] > used[most] ? tool : most;
    }
    return whole - play(world, shuffled(fresh, most), policy, new int[World.TOOLS]);
  }

  private static double play(World world, List<LoggedCase> cases, ToolPolicy policy, int[] used) {
    Environment environment = world.environment(cases);
    double sum = 0;
    for (int i = 0; i < cases.size(); i++) {
      Environment.Episode episode = environment.begin(i, Preference.DEFAULT);
      while (!episode.done()) {
        int action = policy.act(episode.situation(), Preference.DEFAULT);
        if (action < used.length) {
          used[action]++;
        }
        sum += episode.step(action);
      }
    }
    return sum / cases.size();
  }

  private static List<LoggedCase> shuffled(List<LoggedCase> cases, int tool) {
    List<LoggedCase> all = new ArrayList<>();
    for (int context = 0; context < World.CONTEXTS; context++) {
      int here = context;
      List<LoggedCase> own = cases.stream().filter(c -> c.context() == here).toList();
      List<Integer> levels = new ArrayList<>(own.stream().map(c -> c.level(tool)).toList());
      Collections.shuffle(levels, new Random(SEED));
      for (int i = 0; i < own.size(); i++) {
        LoggedCase logged = own.get(i);
        long without = logged.outcomes() & ~(3L << (2 * tool));
        all.add(
            new LoggedCase(
                logged.context(),
                logged.violates(),
                logged.available(),
                Situation.with(without, tool, levels.get(i))));
      }
    }
    return all;
  }
}
