package org.casebook.runtime.retrieval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.Policy.Example;
import org.casebook.runtime.retrieval.ClauseMatch.ExampleMatch;

/**
 * Which harm areas a text is about, judged by the examples that it resembles.
 *
 * <p>Per area, the logarithm of a ratio of kernel densities (Parzen 1962) over the sentence vectors
 * of English examples: those that violate and the safe ones about the same area, half each, against
 * all others. A floor makes the ratio go to one far from every example. A logistic fit (Platt 1999)
 * on leave-one-out scores turns it into t, the log-likelihood ratio of being about the area.
 *
 * <p>Similarity tells what a text is about, hardly on which side it falls (see {@code
 * docs/policy-search.md}), so t is not passed on as a verdict: supposing that half of the harmless
 * texts are about the area as much as the harmful ones are, the log-likelihood ratio of a violation
 * is {@code -ln(1/2 + exp(-t)/2)}, which never exceeds ln 2. Below it is cut off early: a dozen
 * examples are no sample of all harm, and not to resemble them says little.
 */
final class ExampleSimilarity {
  /** The smallest log-likelihood ratio given, in nats; the largest is ln 2. */
  static final double LEAST = -0.5;

  private static final double[] SHARPNESS = {5, 8, 12, 18, 27};
  private static final double FAR = 0.35;
  private static final double LONE_SHARE = 1 / 30.0;

  private final List<Example> examples;
  private final float[][] vectors;
  private final SortedMap<HarmArea, Side[]> sides = new TreeMap<>();
  private final double sharpness;
  private final LogisticFit fit;

  /** How an example stands to an area. */
  private enum Side {
    VIOLATES,
    SAFE_NEAR,
    OTHER
  }

  /**
   * @param examples with a text each
   * @param vectors of unit length, in the same order
   */
  ExampleSimilarity(Policy policy, List<Example> examples, List<float[]> vectors) {
    this.examples = List.copyOf(examples);
    this.vectors = vectors.toArray(float[][]::new);
    for (HarmArea area : HarmArea.values()) {
      Side[] labels = examples.stream().map(e -> side(policy, e, area)).toArray(Side[]::new);
      boolean both =
          Arrays.asList(labels).containsAll(List.of(Side.VIOLATES, Side.SAFE_NEAR, Side.OTHER));
      // Child safety is routed by people's rules alone and never gets a learned score.
      if (both && area != HarmArea.CHILD_SAFETY) {
        sides.put(area, labels);
      }
    }
    double[][] cosines = Arrays.stream(this.vectors).map(this::cosines).toArray(double[][]::new);
    double bestSharpness = SHARPNESS[0];
    LogisticFit best = fit(cosines, bestSharpness);
    for (double candidate : SHARPNESS) {
      LogisticFit next = fit(cosines, candidate);
      if (next.loss() < best.loss()) {
        best = next;
        bestSharpness = candidate;
      }
    }
    sharpness = bestSharpness;
    fit = best;
  }

  private static Side side(Policy policy, Example example, HarmArea area) {
    boolean about = in(policy, example.clause(), area);
    boolean violates =
        example.violates()
            ? about
            : example.applies().stream().anyMatch(other -> in(policy, other, area));
    boolean near =
        about || example.signals().filter(s -> s.contains("harm." + area.key())).isPresent();
    return violates ? Side.VIOLATES : near ? Side.SAFE_NEAR : Side.OTHER;
  }

  private static boolean in(Policy policy, String clause, HarmArea area) {
    return policy.clause(clause).flatMap(c -> c.area()).filter(a -> a == area).isPresent();
  }

  /** Cosines to all examples, in their order. */
  double[] cosines(float[] vector) {
    double[] cosines = new double[vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      cosines[i] = cosine(vector, vectors[i]);
    }
    return cosines;
  }

  /** The cosine of two unit vectors. */
  static double cosine(float[] a, float[] b) {
    double dot = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
    }
    return dot;
  }

  /** The examples with exactly this text. */
  Set<Integer> same(String text) {
    return IntStream.range(0, vectors.length)
        .filter(i -> examples.get(i).text().equals(text))
        .boxed()
        .collect(Collectors.toSet());
  }

  /**
   * Log-likelihood ratio by area in nats, within bounds.
   *
   * @param without examples to leave out
   */
  SortedMap<HarmArea, Double> ratios(double[] cosines, Set<Integer> without) {
    SortedMap<HarmArea, Double> ratios = new TreeMap<>();
    sides.forEach(
        (area, labels) -> {
          double about = fit.logOdds(score(cosines, labels, without, sharpness));
          ratios.put(area, Math.max(LEAST, -Math.log(0.5 + Math.exp(-about) / 2)));
        });
    return ratios;
  }

  /** The most similar examples, best first. */
  List<ExampleMatch> nearest(double[] cosines, Set<Integer> without, int count) {
    return IntStream.range(0, cosines.length)
        .boxed()
        .filter(i -> !without.contains(i))
        .sorted(Comparator.comparingDouble((Integer i) -> -cosines[i]))
        .limit(count)
        .map(i -> new ExampleMatch(examples.get(i), java.util.Optional.of(cosines[i])))
        .toList();
  }

  List<Example> examples() {
    return examples;
  }

  float[] vector(int example) {
    return vectors[example];
  }

  /** Whether an example violates an area, and whether it is at least about it. */
  boolean violates(HarmArea area, int example) {
    Side[] labels = sides.get(area);
    return labels != null && labels[example] == Side.VIOLATES;
  }

  boolean about(HarmArea area, int example) {
    Side[] labels = sides.get(area);
    return labels != null && labels[example] != Side.OTHER;
  }

  double sharpness() {
    return sharpness;
  }

  LogisticFit calibration() {
    return fit;
  }

  private LogisticFit fit(double[][] cosines, double candidate) {
    List<LogisticFit.Point> points = new ArrayList<>();
    sides
        .values()
        .forEach(
            labels -> {
              long about = Arrays.stream(labels).filter(side -> side != Side.OTHER).count();
              for (int i = 0; i < labels.length; i++) {
                boolean positive = labels[i] != Side.OTHER;
                double weight = 1.0 / (positive ? about : labels.length - about);
                double score = score(cosines[i], labels, Set.of(i), candidate);
                points.add(new LogisticFit.Point(score, positive, weight));
              }
            });
    return LogisticFit.of(points);
  }

  /** Uncalibrated: the log of the ratio of densities. */
  private static double score(
      double[] cosines, Side[] labels, Set<Integer> without, double sharpness) {
    double floor = LONE_SHARE * Math.exp(sharpness * (FAR - 1));
    double about =
        (density(cosines, labels, Side.VIOLATES, without, sharpness)
                + density(cosines, labels, Side.SAFE_NEAR, without, sharpness))
            / 2;
    double other = density(cosines, labels, Side.OTHER, without, sharpness);
    return Math.log((about + floor) / (other + floor));
  }

  /** The mean kernel over the examples of one side; 0 when there is none. */
  private static double density(
      double[] cosines, Side[] labels, Side side, Set<Integer> without, double sharpness) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == side && !without.contains(i)) {
        sum += Math.exp(sharpness * (cosines[i] - 1));
        count++;
      }
    }
    return count == 0 ? 0 : sum / count;
  }
}
