package org.casebook.models.evaluation;

/** Exact tails of the binomial distribution, summed in logarithms. */
final class Binomial {
  private Binomial() {}

  /**
   * Chance of at most {@code errors} errors in {@code n} draws of error rate {@code rate}: the
   * p-value of the hypothesis that the rate is above it, which Clopper and Pearson (1934) invert.
   */
  static double atMost(int errors, int n, double rate) {
    if (errors >= n) {
      return 1;
    }
    double log = n * Math.log1p(-rate);
    double odds = Math.log(rate) - Math.log1p(-rate);
    double sum = Math.exp(log);
    for (int k = 1; k <= errors; k++) {
      log += Math.log((double) (n - k + 1) / k) + odds;
      sum += Math.exp(log);
    }
    return Math.min(1, sum);
  }

  /** The least number of rows that can certify the rate if none of them is an error. */
  static int leastRows(double rate, double delta) {
    return (int) Math.ceil(Math.log(delta) / Math.log1p(-rate));
  }
}
