package org.casebook.models.agent;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The full recipe: fit tables to logged cases, solve them, clone the teacher, improve on own
 * episodes.
 *
 * @param cloning how much is taught
 * @param learning how the policy improves
 * @param preferences operating points that it is taught for
 */
public record Recipe(
    BehaviourCloning.Settings cloning, LearningSettings learning, Preferences preferences) {
  private static final int OPERATING_POINTS = 24;

  /** What {@code eval agent} measures. */
  public static Recipe standard(long seed) {
    return new Recipe(
        BehaviourCloning.Settings.STANDARD,
        LearningSettings.STANDARD,
        Preferences.spread(OPERATING_POINTS, seed));
  }

  /**
   * What came of it.
   *
   * @param cloned the network as the teacher left it
   * @param improved the same after its own episodes
   */
  public record Result(
      EvidenceTables tables, Teacher teacher, PolicyNetwork cloned, PolicyNetwork improved) {}

  /**
   * Trains.
   *
   * @param cases the cases of the environment, for the tables
   * @param learner how the policy improves after cloning
   */
  public Result train(
      List<LoggedCase> cases,
      Environment environment,
      PolicyLearner learner,
      long seed,
      LearningCurve curve,
      BooleanSupplier cancelled) {
    EvidenceTables tables = EvidenceTables.fit(cases, environment.contexts(), environment.tools());
    double[] prices = environment.prices();
    Teacher teacher = new Teacher(tables, prices);
    PolicyNetwork cloned = new PolicyNetwork(new StateEncoder(tables, prices), seed);
    BehaviourCloning.teach(cloned, teacher, environment, preferences, cloning, seed, cancelled);
    PolicyNetwork improved = cloned.copy();
    learner.improve(improved, environment, preferences, learning, seed, curve, cancelled);
    return new Result(tables, teacher, cloned, improved);
  }
}
