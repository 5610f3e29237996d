package org.casebook.models.agent;

import java.util.Arrays;
import java.util.List;

/**
 * How often each tool gives each level, for violations and for the rest, by context: what a naive
 * Bayes classifier knows. Sparse contexts lean on all contexts together, and those on an even
 * spread (hierarchical shrinkage by pseudo-counts); how much a context leans is chosen per tool by
 * the likelihood of its counts.
 */
public final class EvidenceTables {
  private static final int LEVELS = Situation.LEVELS;

  /** Candidates for the pseudo-counts by which a context leans on all contexts together. */
  private static final double[] LEANS = {2, 4, 8, 16, 32, 64, 128, 256};

  /** Pseudo-counts of the even spread, and of the share of violations over all contexts. */
  private static final double EVEN = 1.5;

  private static final double PRIOR_LEAN = 8;

  private final int contexts;
  private final int tools;
  private final double[] violating;
  private final double[] likelihood;

  private EvidenceTables(int contexts, int tools) {
    this.contexts = contexts;
    this.tools = tools;
    this.violating = new double[contexts];
    this.likelihood = new double[contexts * tools * 2 * LEVELS];
  }

  /**
   * Fits the tables.
   *
   * @param cases with all outcomes; at least one
   */
  public static EvidenceTables fit(List<LoggedCase> cases, int contexts, int tools) {
    EvidenceCounts counts = new EvidenceCounts(contexts, tools);
    cases.forEach(logged -> counts.add(logged, 1));
    return of(counts);
  }

  /** The tables that counts amount to. */
  public static EvidenceTables of(EvidenceCounts counts) {
    EvidenceTables tables = new EvidenceTables(counts.contexts(), counts.tools());
    tables.fillPriors(counts);
    for (int tool = 0; tool < counts.tools(); tool++) {
      double[][] pooled = pooled(counts, tool);
      double lean = lean(counts, tool, pooled);
      for (int context = 0; context < counts.contexts(); context++) {
        for (int y = 0; y < 2; y++) {
          double[] of = counts.of(context, tool, y);
          double n = Arrays.stream(of).sum();
          for (int level = 0; level < LEVELS; level++) {
            tables.likelihood[tables.at(context, tool, y, level + 1)] =
                (of[level] + lean * pooled[y][level]) / (n + lean);
          }
        }
      }
    }
    return tables;
  }

  private void fillPriors(EvidenceCounts counts) {
    double all = 0;
    double positive = 0;
    for (int context = 0; context < contexts; context++) {
      all += counts.cases(context, 0) + counts.cases(context, 1);
      positive += counts.cases(context, 1);
    }
    double share = (positive + 0.5) / (all + 1);
    for (int context = 0; context < contexts; context++) {
      double n = counts.cases(context, 0) + counts.cases(context, 1);
      violating[context] = (counts.cases(context, 1) + PRIOR_LEAN * share) / (n + PRIOR_LEAN);
    }
  }

  private static double[][] pooled(EvidenceCounts counts, int tool) {
    double[][] pooled = new double[2][LEVELS];
    for (int y = 0; y < 2; y++) {
      for (int context = 0; context < counts.contexts(); context++) {
        double[] of = counts.of(context, tool, y);
        for (int level = 0; level < LEVELS; level++) {
          pooled[y][level] += of[level];
        }
      }
      double n = Arrays.stream(pooled[y]).sum();
      for (int level = 0; level < LEVELS; level++) {
        pooled[y][level] = (pooled[y][level] + EVEN / LEVELS) / (n + EVEN);
      }
    }
    return pooled;
  }

  /** The pseudo-counts under which each context's counts are likeliest (Dirichlet-multinomial). */
  private static double lean(EvidenceCounts counts, int tool, double[][] pooled) {
    double best = LEANS[0];
    double most = Double.NEGATIVE_INFINITY;
    for (double lean : LEANS) {
      double sum = 0;
      for (int context = 0; context < counts.contexts(); context++) {
        for (int y = 0; y < 2; y++) {
          double[] of = counts.of(context, tool, y);
          sum += LogGamma.of(lean) - LogGamma.of(lean + Arrays.stream(of).sum());
          for (int level = 0; level < LEVELS; level++) {
            double prior = lean * pooled[y][level];
            sum += LogGamma.of(prior + of[level]) - LogGamma.of(prior);
          }
        }
      }
      if (sum > most) {
        most = sum;
        best = lean;
      }
    }
    return best;
  }

  private int at(int context, int tool, int y, int level) {
    return ((context * tools + tool) * 2 + y) * LEVELS + level - 1;
  }

  /** How many contexts the tables know. */
  public int contexts() {
    return contexts;
  }

  /** How many tools the tables know. */
  public int tools() {
    return tools;
  }

  /** Share of violations in a context. */
  public double violating(int context) {
    return violating[context];
  }

  /** How often a tool gives a level, from 1, among violations or among the rest. */
  public double likelihood(int context, int tool, boolean violates, int level) {
    return likelihood[at(context, tool, violates ? 1 : 0, level)];
  }

  /** The log-likelihood ratio of a level; 0 for a tool that was not called. */
  public double ratio(int context, int tool, int level) {
    return level == 0
        ? 0
        : Math.log(
            likelihood(context, tool, true, level) / likelihood(context, tool, false, level));
  }

  /** The log-odds of a violation, as if tools were independent. */
  public double logOdds(int context, long seen) {
    double sum = Math.log(violating[context] / (1 - violating[context]));
    for (int tool = 0; tool < tools; tool++) {
      sum += ratio(context, tool, Situation.level(seen, tool));
    }
    return sum;
  }

  /** All numbers, for writing: priors, then likelihoods by context, tool, truth and level. */
  public double[] numbers() {
    double[] all = Arrays.copyOf(violating, violating.length + likelihood.length);
    System.arraycopy(likelihood, 0, all, violating.length, likelihood.length);
    return all;
  }

  /** Tables from such numbers. */
  public static EvidenceTables ofNumbers(double[] numbers, int contexts, int tools) {
    EvidenceTables tables = new EvidenceTables(contexts, tools);
    if (numbers.length != contexts + tables.likelihood.length) {
      throw new IllegalArgumentException(
          numbers.length
              + " numbers are no tables of "
              + contexts
              + " contexts, "
              + tools
              + " tools");
    }
    System.arraycopy(numbers, 0, tables.violating, 0, contexts);
    System.arraycopy(numbers, contexts, tables.likelihood, 0, tables.likelihood.length);
    return tables;
  }
}
