package org.casebook.models.moderation;

import java.util.List;

/**
 * What the model says of a case for one policy, in parts that add up.
 *
 * <p>The logit is the bias, plus what every token contributes (its pooling weight times its score),
 * plus {@code spread}, by which log-sum-exp pooling exceeds the weighted mean (the entropy of the
 * weights), plus what words and senses say only together.
 *
 * @param logit the whole
 * @param tokens contribution of each token, in the order of the case
 * @param weights pooling weight of each token; they sum to 1
 * @param spread zero or more; 0 where one token has all the weight
 * @param interaction what words and senses say together
 * @param bias what the policy's text alone says
 * @param pooled the case's vector for this policy
 */
public record Opinion(
    double logit,
    List<Double> tokens,
    List<Double> weights,
    double spread,
    double interaction,
    double bias,
    List<Double> pooled) {
  /** Copies the lists. */
  public Opinion {
    tokens = List.copyOf(tokens);
    weights = List.copyOf(weights);
    pooled = List.copyOf(pooled);
  }

  /** The sum of the parts; the logit up to rounding. */
  public double sum() {
    return tokens.stream().mapToDouble(Double::doubleValue).sum() + spread + interaction + bias;
  }

  /** The probability. */
  public double probability() {
    return 1 / (1 + Math.exp(-logit));
  }
}
