package org.casebook.models.agent;

/** How often each tool gave each level, by context and truth; grows, and can forget a tool. */
public final class EvidenceCounts {
  private final int contexts;
  private final int tools;
  private final double[][] cases;
  private final double[][][][] levels;

  /** No cases yet. */
  public EvidenceCounts(int contexts, int tools) {
    this.contexts = contexts;
    this.tools = tools;
    this.cases = new double[contexts][2];
    this.levels = new double[contexts][tools][2][Situation.LEVELS];
  }

  /**
   * Counts a case.
   *
   * @param weight how much it counts, above 0
   */
  public void add(LoggedCase logged, double weight) {
    int y = logged.violates() ? 1 : 0;
    cases[logged.context()][y] += weight;
    for (int tool = 0; tool < tools; tool++) {
      int level = logged.level(tool);
      if (level > 0) {
        levels[logged.context()][tool][y][level - 1] += weight;
      }
    }
  }

  /** Counts what one tool said of a case, and nothing else of it. */
  void addTool(LoggedCase logged, int tool) {
    int level = logged.level(tool);
    if (level > 0) {
      levels[logged.context()][tool][logged.violates() ? 1 : 0][level - 1]++;
    }
  }

  /** Scales down what is known of a tool; 0 forgets it. */
  public void fade(int tool, double factor) {
    for (double[][][] context : levels) {
      for (double[] truth : context[tool]) {
        for (int level = 0; level < truth.length; level++) {
          truth[level] *= factor;
        }
      }
    }
  }

  int contexts() {
    return contexts;
  }

  int tools() {
    return tools;
  }

  double cases(int context, int y) {
    return cases[context][y];
  }

  double[] of(int context, int tool, int y) {
    return levels[context][tool][y];
  }
}
