package org.casebook.models.agent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Keeps tables of evidence up to date while cases arrive with all outcomes and their truth, and
 * notices when a tool is no longer what it was: a one-sided cumulative sum (Page 1954) of how much
 * less likely its latest outcomes are under what is known than under no knowledge. On an alarm the
 * tool's past is forgotten, save for the last cases.
 */
public final class DriftWatch {
  private static final double ALARM = 4;
  private static final int KEPT = 30;

  private final EvidenceCounts counts;
  private final double[] suspicion;
  private final Deque<LoggedCase> latest = new ArrayDeque<>();
  private EvidenceTables tables;

  /** Starts from cases that were logged before; at least one. */
  public DriftWatch(List<LoggedCase> cases, int contexts, int tools) {
    counts = new EvidenceCounts(contexts, tools);
    cases.forEach(logged -> counts.add(logged, 1));
    suspicion = new double[tools];
    tables = EvidenceTables.of(counts);
  }

  /** Takes in a case, and gives the tables after it. */
  public EvidenceTables add(LoggedCase logged) {
    latest.addLast(logged);
    if (latest.size() > KEPT) {
      latest.removeFirst();
    }
    counts.add(logged, 1);
    for (int tool = 0; tool < suspicion.length; tool++) {
      int level = logged.level(tool);
      if (level > 0) {
        double other = tables.likelihood(logged.context(), tool, !logged.violates(), level);
        double known = tables.likelihood(logged.context(), tool, logged.violates(), level);
        double none = (known + other) / 2;
        suspicion[tool] = Math.max(0, suspicion[tool] + Math.log(none / known) - 0.05);
        if (suspicion[tool] > ALARM) {
          forget(tool);
        }
      }
    }
    tables = EvidenceTables.of(counts);
    return tables;
  }

  private void forget(int tool) {
    counts.fade(tool, 0);
    suspicion[tool] = 0;
    int window = Math.min(latest.size(), KEPT);
    latest.stream().skip(latest.size() - window).forEach(kept -> counts.addTool(kept, tool));
  }
}
