package org.casebook.runtime.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.policy.Proof;

/**
 * A step of a proof beside the proof of the same clause under another version of the policy.
 *
 * @param proof the step
 * @param changed whether the other version has no such step here, or comes to another answer
 * @param changedBelow whether that is so somewhere below
 * @param parts the steps below, in their order
 */
public record MarkedProof(
    Proof proof, boolean changed, boolean changedBelow, List<MarkedProof> parts) {
  public MarkedProof {
    parts = List.copyOf(parts);
  }

  /** A proof with marks where the other differs; without another, all of it is new. */
  public static MarkedProof of(Proof proof, Optional<Proof> other) {
    List<Proof> left = new ArrayList<>(other.map(Proof::parts).orElse(List.of()));
    List<MarkedProof> parts = new ArrayList<>();
    for (Proof part : proof.parts()) {
      Optional<Proof> twin = left.stream().filter(p -> same(p, part)).findFirst();
      twin.ifPresent(left::remove);
      parts.add(of(part, twin));
    }
    boolean changed = other.isEmpty() || other.get().truth() != proof.truth() || !left.isEmpty();
    return new MarkedProof(
        proof, changed, parts.stream().anyMatch(p -> p.changed() || p.changedBelow()), parts);
  }

  private static boolean same(Proof one, Proof other) {
    return one.kind() == other.kind() && one.label().equals(other.label());
  }
}
