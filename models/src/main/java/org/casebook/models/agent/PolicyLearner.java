package org.casebook.models.agent;

import java.util.function.BooleanSupplier;

/** The ways in which a policy improves on its own episodes. */
public enum PolicyLearner {
  /** Leave-one-out at the same evidence: the one that is used. */
  STEP_GRPO,
  /** A learned value: the control arm. */
  PPO,
  /** As first published: kept as a warning. */
  TEXTBOOK_GRPO;

  /** Improves a policy in place. */
  public void improve(
      PolicyNetwork policy,
      Environment environment,
      Preferences preferences,
      LearningSettings settings,
      long seed,
      LearningCurve curve,
      BooleanSupplier cancelled) {
    Advantages advantages =
        switch (this) {
          case STEP_GRPO -> new LeaveOneOut();
          case PPO -> new Critic(policy.encoder().size(), seed);
          case TEXTBOOK_GRPO -> new Textbook();
        };
    new PolicyGradient(policy, environment, preferences, advantages, settings, seed)
        .run(curve, cancelled);
  }
}
