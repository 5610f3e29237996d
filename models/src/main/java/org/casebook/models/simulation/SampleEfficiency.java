package org.casebook.models.simulation;

import java.util.ArrayList;
import java.util.List;
import org.casebook.models.agent.DriftWatch;
import org.casebook.models.agent.EvidenceTables;
import org.casebook.models.agent.LoggedCase;
import org.casebook.models.agent.Preference;
import org.casebook.models.agent.Teacher;

/** How many cases the teacher needs: to come near the oracle, and to recover from a change. */
final class SampleEfficiency {
  private static final Preference COSTS = Preference.DEFAULT;
  private static final double NEAR = 0.95;
  private static final int STEP = 100;
  private static final int MOST = 3_000;
  private static final int DRIFT_STEP = 20;
  private static final int DRIFT_MOST = 1_000;

  /** A tool of middling price that good policies call often. */
  private static final int CHANGING = 5;

  private final Scenario scenario;
  private final int seeds;

  SampleEfficiency(Scenario scenario, int seeds) {
    this.scenario = scenario;
    this.seeds = seeds;
  }

  /** Receives a number for each seed. */
  interface Sink {
    void add(String name, String definition, List<Double> values);
  }

  void measure(Sink sink) {
    List<Double> needed = new ArrayList<>();
    List<Double> recovered = new ArrayList<>();
    for (int seed = 0; seed < seeds; seed++) {
      World world = World.of(scenario, seed);
      needed.add((double) cases(world, seed));
      recovered.add((double) recovery(world, seed));
    }
    String name = AgentBenchmark.name(scenario);
    sink.add(
        name + ".cases_to_phi_95",
        "cases, in steps of 100 up to 3000, until the teacher's phi is at least .95",
        needed);
    sink.add(
        name + ".drift_cases",
        "cases, in steps of 20 up to 1000, after tool 5 says the opposite,"
            + " until the teacher's phi is at least .95 in the new world; all tools and the truth"
            + " are logged of each; before it 3000 cases were logged",
        recovered);
  }

  private static int cases(World world, long seed) {
    List<LoggedCase> all = world.cases(MOST, 1_000 + seed);
    for (int n = STEP; n < MOST; n += STEP) {
      EvidenceTables tables = EvidenceTables.fit(all.subList(0, n), World.CONTEXTS, World.TOOLS);
      if (PolicyValue.fraction(world, new Teacher(tables, world.prices()), COSTS) >= NEAR) {
        return n;
      }
    }
    return MOST;
  }

  private static int recovery(World world, long seed) {
    World changed = world.flipped(CHANGING);
    DriftWatch watch = new DriftWatch(world.cases(MOST, 1_000 + seed), World.CONTEXTS, World.TOOLS);
    List<LoggedCase> arriving = changed.cases(DRIFT_MOST, 9_000 + seed);
    for (int n = 0; n < DRIFT_MOST; n++) {
      EvidenceTables tables = watch.add(arriving.get(n));
      if ((n + 1) % DRIFT_STEP == 0
          && PolicyValue.fraction(changed, new Teacher(tables, world.prices()), COSTS) >= NEAR) {
        return n + 1;
      }
    }
    return DRIFT_MOST;
  }
}
