package org.casebook.models.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.casebook.models.agent.LoggedCase;
import org.casebook.models.agent.LoggedEnvironment;
import org.casebook.models.agent.Situation;

/**
 * Eight tools with three-level outcomes in four contexts. Behind each case stands a hidden kind:
 * the truth, and in the correlated scenario whether the first four tools fail together. Dearer
 * tools tend to tell more; each tool is better in some contexts than in others, and the last one
 * tells nothing. A world follows from its seed.
 */
public final class World {
  /** Tools of a world; the last one is the placebo. */
  public static final int TOOLS = 8;

  /** Contexts of a world. */
  public static final int CONTEXTS = 4;

  /** The tool whose outcomes have nothing to do with the truth. */
  public static final int PLACEBO = TOOLS - 1;

  private static final double[] PRICES = {0.01, 0.012, 0.015, 0.02, 0.03, 0.05, 0.08, 0.01};
  private static final double[] SKILL = {0.72, 0.74, 0.76, 0.78, 0.82, 0.88, 0.96};

  /** How far skill, and the share of neutral outcomes, may differ from context to context. */
  private static final double SPREAD = 0.1;

  private static final int SHARING = 4;
  private static final double SHARED_SKILL = 0.9;
  private static final double FAILING = 0.3;
  private static final double FLIPPED = 0.9;

  private final Scenario scenario;
  private final double[] contexts = new double[CONTEXTS];
  private final double[] violating = new double[CONTEXTS];
  private final double[][][][] levels = new double[CONTEXTS][TOOLS][2][Situation.LEVELS];

  private World(Scenario scenario) {
    this.scenario = scenario;
  }

  /** The world of a seed. */
  public static World of(Scenario scenario, long seed) {
    World world = new World(scenario);
    Random random = new Random(seed);
    double[] neutral = random.doubles(TOOLS, 0.1, 0.3).toArray();
    double sum = 0;
    for (int context = 0; context < CONTEXTS; context++) {
      world.contexts[context] = 0.15 + random.nextDouble() * 0.2;
      sum += world.contexts[context];
      world.violating[context] = 0.15 + 0.3 * random.nextDouble();
      for (int tool = 0; tool < TOOLS; tool++) {
        world.draw(context, tool, neutral[tool] + SPREAD * (random.nextDouble() - 0.5), random);
      }
    }
    for (int context = 0; context < CONTEXTS; context++) {
      world.contexts[context] /= sum;
    }
    return world;
  }

  private void draw(int context, int tool, double neutral, Random random) {
    boolean sharing = scenario == Scenario.CORRELATED && tool < SHARING;
    double[][] of = levels[context][tool];
    for (int y = 0; y < 2; y++) {
      double jitter = SPREAD * (random.nextDouble() - 0.5);
      double skill =
          tool == PLACEBO ? 0.5 : Math.min(0.97, (sharing ? SHARED_SKILL : SKILL[tool]) + jitter);
      double right = (1 - neutral) * skill;
      double wrong = (1 - neutral) * (1 - skill);
      of[y][0] = y == 1 ? wrong : right;
      of[y][1] = neutral;
      of[y][2] = y == 1 ? right : wrong;
    }
  }

  /** The same world after a tool's reliability has turned round: it now says the opposite. */
  public World flipped(int tool) {
    World world = new World(scenario);
    System.arraycopy(contexts, 0, world.contexts, 0, CONTEXTS);
    System.arraycopy(violating, 0, world.violating, 0, CONTEXTS);
    for (int context = 0; context < CONTEXTS; context++) {
      for (int k = 0; k < TOOLS; k++) {
        for (int y = 0; y < 2; y++) {
          world.levels[context][k][y] = levels[context][k][k == tool ? 1 - y : y].clone();
        }
      }
    }
    return world;
  }

  /** What each tool costs. */
  public double[] prices() {
    return PRICES.clone();
  }

  /** How often a context occurs. */
  double context(int context) {
    return contexts[context];
  }

  /** How many hidden kinds of cases there are; the odd ones violate. */
  int kinds() {
    return scenario == Scenario.INDEPENDENT ? 2 : 4;
  }

  /** How often a hidden kind occurs in a context. */
  double kind(int context, int kind) {
    double truth = violates(kind) ? violating[context] : 1 - violating[context];
    if (scenario == Scenario.INDEPENDENT) {
      return truth;
    }
    return truth * (failing(kind) ? FAILING : 1 - FAILING);
  }

  static boolean violates(int kind) {
    return kind % 2 == 1;
  }

  private static boolean failing(int kind) {
    return kind >= 2;
  }

  /**
   * How often a tool gives a level on a hidden kind of case.
   *
   * @param level from 1
   */
  double chance(int context, int kind, int tool, int level) {
    int y = violates(kind) ? 1 : 0;
    double[][] of = levels[context][tool];
    return failing(kind) && tool < SHARING
        ? FLIPPED * of[1 - y][level - 1] + (1 - FLIPPED) * of[y][level - 1]
        : of[y][level - 1];
  }

  /** Draws cases with what all tools say of them. */
  public List<LoggedCase> cases(int count, long seed) {
    Random random = new Random(seed);
    List<LoggedCase> cases = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int context = draw(contexts, random);
      double[] kinds = new double[kinds()];
      for (int kind = 0; kind < kinds.length; kind++) {
        kinds[kind] = kind(context, kind);
      }
      int kind = draw(kinds, random);
      long outcomes = 0;
      for (int tool = 0; tool < TOOLS; tool++) {
        double[] chances = new double[Situation.LEVELS];
        for (int level = 1; level <= Situation.LEVELS; level++) {
          chances[level - 1] = chance(context, kind, tool, level);
        }
        outcomes = Situation.with(outcomes, tool, 1 + draw(chances, random));
      }
      cases.add(new LoggedCase(context, violates(kind), (1 << TOOLS) - 1, outcomes));
    }
    return cases;
  }

  /** Such cases as an environment. */
  public LoggedEnvironment environment(List<LoggedCase> cases) {
    return new LoggedEnvironment(cases, CONTEXTS, prices());
  }

  private static int draw(double[] chances, Random random) {
    double u = random.nextDouble();
    for (int i = 0; i < chances.length - 1; i++) {
      u -= chances[i];
      if (u < 0) {
        return i;
      }
    }
    return chances.length - 1;
  }
}
