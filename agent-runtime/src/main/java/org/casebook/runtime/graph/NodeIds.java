package org.casebook.runtime.graph;

import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/** How nodes are named: kind, then policy version where one owns it, then the name within. */
final class NodeIds {
  private NodeIds() {}

  static String policy(Policy policy) {
    return NodeKind.POLICY.key() + ":" + version(policy);
  }

  static String clause(Policy policy, Clause clause) {
    return owned(kind(clause), policy, clause.id());
  }

  static NodeKind kind(Clause clause) {
    return clause.exception() ? NodeKind.EXCEPTION : NodeKind.CLAUSE;
  }

  static String definition(Policy policy, String term) {
    return owned(NodeKind.DEFINITION, policy, term);
  }

  static String owned(NodeKind kind, Policy policy, String name) {
    return kind.key() + ":" + version(policy) + "/" + name;
  }

  static String shared(NodeKind kind, String name) {
    return kind.key() + ":" + name;
  }

  private static String version(Policy policy) {
    return policy.id() + "@" + policy.version();
  }
}
