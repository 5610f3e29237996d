package org.casebook.runtime.testing;

import org.casebook.runtime.Runtimes;
import org.casebook.runtime.policy.Policy;

/** Real policies for tests. */
public final class TestPolicies {
  private TestPolicies() {}

  /** The community policy that ships with Casebook. */
  public static Policy community() {
    return Runtimes.bundledPolicy();
  }
}
