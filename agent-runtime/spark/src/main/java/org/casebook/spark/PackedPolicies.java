package org.casebook.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.policy.InvalidPolicyException;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyReader;
import org.casebook.runtime.policy.PolicyReader.Reading;
import org.casebook.runtime.policy.PolicyText;

/**
 * The text of policies on its way to workers that can not see their folders. Compiled rules do not
 * travel: each worker compiles the same text once.
 */
final class PackedPolicies implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The policy that is run, then the one compared with if there is one. */
  private final ArrayList<TreeMap<String, String>> texts = new ArrayList<>();

  /** Empty until it is asked for, and after each journey. */
  private transient List<Policy> compiled = List.of();

  PackedPolicies(Optional<PolicyText> before, PolicyText after) {
    texts.add(new TreeMap<>(after.files()));
    before.ifPresent(text -> texts.add(new TreeMap<>(text.files())));
  }

  /**
   * The policy that is run.
   *
   * @throws InvalidPolicyException when it has problems
   */
  Policy after() {
    return compiled().get(0);
  }

  /**
   * The policy compared with.
   *
   * @throws InvalidPolicyException when it has problems
   */
  Optional<Policy> before() {
    return compiled().stream().skip(1).findFirst();
  }

  private synchronized List<Policy> compiled() {
    if (compiled.isEmpty()) {
      compiled = texts.stream().map(PackedPolicies::compile).toList();
    }
    return compiled;
  }

  private static Policy compile(SortedMap<String, String> text) {
    Reading reading = new PolicyReader().read(new PolicyText(text));
    return reading
        .policy()
        .orElseThrow(() -> new InvalidPolicyException("the policy", reading.problems()));
  }

  /** Fields that do not travel arrive as nothing. */
  private Object readResolve() {
    return new PackedPolicies(texts);
  }

  private PackedPolicies(List<? extends Map<String, String>> texts) {
    texts.forEach(text -> this.texts.add(new TreeMap<>(text)));
  }
}
