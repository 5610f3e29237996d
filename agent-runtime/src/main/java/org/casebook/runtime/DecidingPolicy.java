package org.casebook.runtime;

import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.lab.PolicyRevisions;
import org.casebook.runtime.policy.Policy;

/**
 * Which version of the policy decides.
 *
 * @param versions in the order in which they were published, never empty; asked for each run
 */
record DecidingPolicy(Supplier<List<Policy>> versions) {
  /** One policy, whatever the log says. */
  static DecidingPolicy always(Policy policy) {
    return new DecidingPolicy(() -> List.of(policy));
  }

  /** The version that decides now. */
  Policy current() {
    List<Policy> all = versions.get();
    return all.get(all.size() - 1);
  }

  /** The version by which a case is judged: that of its day, or the current one. */
  Policy of(Case content) {
    return content
        .context()
        .createdAt()
        .map(at -> at.atZone(ZoneOffset.UTC).toLocalDate())
        .map(day -> PolicyRevisions.deciding(versions.get(), day))
        .orElseGet(this::current);
  }
}
