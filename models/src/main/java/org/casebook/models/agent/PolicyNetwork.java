package org.casebook.models.agent;

import java.util.Random;

/** A policy that a network scores: one score an action, the highest allowed one is taken. */
public final class PolicyNetwork implements ToolPolicy {
  /** Hidden layers: about fifteen thousand weights for eight tools. */
  private static final int FIRST = 96;

  private static final int SECOND = 64;

  private final StateEncoder encoder;
  private final Mlp network;

  /** A policy that knows nothing yet. */
  public PolicyNetwork(StateEncoder encoder, long seed) {
    this(
        encoder,
        new Mlp(
            new Random(seed), encoder.size(), FIRST, SECOND, Terminal.actions(encoder.tools())));
  }

  PolicyNetwork(StateEncoder encoder, Mlp network) {
    this.encoder = encoder;
    this.network = network;
  }

  @Override
  public int act(Situation situation, Preference preference) {
    float[] p = probabilities(situation, preference);
    int best = 0;
    for (int a = 1; a < p.length; a++) {
      best = p[a] > p[best] ? a : best;
    }
    return best;
  }

  /** How likely each action is while the policy explores. */
  public float[] probabilities(Situation situation, Preference preference) {
    return Softmax.of(
        network.forward(encoder.encode(situation, preference)), situation.mask(encoder.tools()));
  }

  /** The same policy, learning on its own from here. */
  public PolicyNetwork copy() {
    return new PolicyNetwork(encoder, network.copy());
  }

  /** How situations become numbers. */
  public StateEncoder encoder() {
    return encoder;
  }

  /** The network that scores. */
  public Mlp network() {
    return network;
  }
}
