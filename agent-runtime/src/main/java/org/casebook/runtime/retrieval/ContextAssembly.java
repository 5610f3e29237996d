package org.casebook.runtime.retrieval;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.casebook.runtime.graph.GraphPath;
import org.casebook.runtime.graph.Node;
import org.casebook.runtime.graph.NodeKind;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.retrieval.RetrievalTrace.Cut;
import org.casebook.runtime.retrieval.RetrievalTrace.Item;
import org.casebook.runtime.retrieval.RetrievalTrace.Role;

/**
 * Fills a budget of tokens. A clause enters together with all that belongs to it or not at all:
 * half a rule is worse than none. First rules and definitions alone; what is left of the budget
 * goes to the whole text of the clauses that were found, best first.
 */
final class ContextAssembly {
  private static final int BYTES_PER_TOKEN = 4;

  private final Policy policy;
  private final int budget;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final List<Cut> cuts = new ArrayList<>();
  private int tokens;

  ContextAssembly(Policy policy, int budget) {
    this.policy = policy;
    this.budget = budget;
  }

  /**
   * Takes up clauses in this order.
   *
   * @param closure what belongs to a clause, with the way to it
   * @param path how a clause was reached
   */
  void fill(
      List<Node> clauses,
      Function<Node, Map<Node, GraphPath>> closure,
      Function<Node, GraphPath> path) {
    for (Node clause : clauses) {
      Map<String, Item> group = new LinkedHashMap<>();
      group.put(name(clause), item(clause, Role.FOUND, path.apply(clause)));
      closure
          .apply(clause)
          .forEach((node, way) -> group.put(name(node), item(node, Role.BELONGS, way)));
      group.keySet().removeAll(items.keySet());
      int cost = group.values().stream().mapToInt(Item::tokens).sum();
      if (tokens + cost <= budget) {
        items.putAll(group);
        tokens += cost;
      } else {
        cuts.add(new Cut(clause.name(), cost));
      }
    }
    for (Node clause : clauses) {
      widen(clause);
    }
  }

  private void widen(Node clause) {
    Item item = items.get(name(clause));
    if (item != null && item.role() == Role.FOUND) {
      int more = tokens(clause.text()) - item.tokens();
      if (more >= 0 && tokens + more <= budget) {
        tokens += more;
        items.put(
            item.name(),
            new Item(item.name(), item.role(), true, item.tokens() + more, item.path()));
      }
    }
  }

  List<Item> items() {
    return List.copyOf(items.values());
  }

  List<Cut> cuts() {
    return cuts;
  }

  int tokens() {
    return tokens;
  }

  private Item item(Node node, Role role, GraphPath path) {
    return new Item(
        name(node), role, node.kind() == NodeKind.DEFINITION, tokens(brief(policy, node)), path);
  }

  /** What is read at the least: id and rule of a clause, or a definition. */
  static String brief(Policy policy, Node node) {
    Optional<String> rule = policy.clause(node.name()).map(Clause::rule);
    return node.kind() == NodeKind.DEFINITION
        ? node.name() + ": " + node.text()
        : node.name() + " " + rule.orElse(node.title());
  }

  /** A node's name beside others: definitions say that they are. */
  static String name(Node node) {
    return (node.kind() == NodeKind.DEFINITION ? Passage.DEFINITION : "") + node.name();
  }

  /** An estimate: four bytes of UTF-8 to a token. */
  static int tokens(String text) {
    return (text.getBytes(StandardCharsets.UTF_8).length + BYTES_PER_TOKEN - 1) / BYTES_PER_TOKEN;
  }
}
