package org.casebook.runtime.lab;

import org.casebook.runtime.graph.MandatoryClosure;
import org.casebook.runtime.graph.Node;
import org.casebook.runtime.graph.PolicyGraph;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/**
 * How much a model must read to judge a clause: the clause with its exceptions and definitions.
 * Between {@link #ENOUGH} and {@link #MOST} tokens models were found to follow a policy best.
 */
public final class TokenMeter {
  /** From here on a clause says enough. */
  public static final int ENOUGH = 400;

  /** From here on each further word costs accuracy. */
  public static final int MOST = 600;

  private TokenMeter() {}

  /**
   * Tokens of a text by rule of thumb: four characters of an alphabetic script, or one ideograph,
   * make a token. No tokeniser of any one model is meant.
   */
  public static int estimate(String text) {
    long wide = text.codePoints().filter(Character::isIdeographic).count();
    long narrow = text.codePoints().filter(c -> !Character.isIdeographic(c)).count();
    return (int) (wide + Math.round(narrow / 4.0));
  }

  /** Tokens of a clause with everything that its reader must also read. */
  public static int withClosure(PolicyGraph graph, Policy policy, Clause clause) {
    int tokens = estimate(clause.body());
    String start = graph.clause(policy, clause.id()).map(Node::id).orElse("");
    for (String id : new MandatoryClosure(graph, node -> true).of(start).keySet()) {
      tokens += graph.node(id).map(node -> estimate(node.text())).orElse(0);
    }
    return tokens;
  }
}
