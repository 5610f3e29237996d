package org.casebook.models.moderation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How large the network is.
 *
 * @param width of a token
 * @param heads of the attention
 * @param blocks of attention and experts
 * @param experts that are routed to, per block; 0 for a dense network
 * @param hidden units of a routed expert
 * @param shared hidden units of the expert that sees every token
 * @param rank of the interaction between words and senses
 * @param inputs length of the vectors, by kind
 * @param policy length of the vector of a policy's text
 * @param slots what is told beside scores: the values of each slot, by name
 */
public record NetworkShape(
    int width,
    int heads,
    int blocks,
    int experts,
    int hidden,
    int shared,
    int rank,
    Map<Modality.Kind, Integer> inputs,
    int policy,
    Map<String, List<String>> slots) {
  /** Experts that see a token, beside the shared one. */
  public static final int CHOSEN = 2;

  /** Grades of severity, 0 to 3. */
  public static final int GRADES = 4;

  public NetworkShape {
    inputs = Map.copyOf(inputs);
    slots = new TreeMap<>(slots);
  }

  /** The usual sizes. */
  public static NetworkShape standard(
      Map<Modality.Kind, Integer> inputs, int policy, Map<String, List<String>> slots) {
    return new NetworkShape(192, 4, 2, 8, 256, 256, 64, inputs, policy, slots);
  }

  /** The same network with another number of experts. */
  public NetworkShape withExperts(int count) {
    return new NetworkShape(
        width, heads, blocks, count, hidden, shared, rank, inputs, policy, slots);
  }

  /** A dense network that spends as much on a token as this one: no experts, a wider shared one. */
  public NetworkShape dense() {
    return new NetworkShape(
        width, heads, blocks, 0, hidden, shared + CHOSEN * hidden, rank, inputs, policy, slots);
  }

  /** Length of the vectors of a kind. */
  public int input(Modality.Kind kind) {
    return inputs.getOrDefault(kind, 1);
  }
}
