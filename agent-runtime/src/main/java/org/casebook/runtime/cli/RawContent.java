package org.casebook.runtime.cli;

import java.util.concurrent.CompletableFuture;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.samples.Observed;

/** The whole agent over raw content. */
interface RawContent extends AutoCloseable {
  /** What it makes of a case; nothing is kept. */
  CompletableFuture<Observed> observe(CaseDraft draft);

  @Override
  void close();

  /** Opens it with a policy that decides. */
  interface Opener {
    /** Opened; close it when done. */
    RawContent open(Workspace workspace, Policy policy, String planner);
  }
}
