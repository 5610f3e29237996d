package org.casebook.runtime.cli;

import org.casebook.runtime.Workspace;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.Policy.Example;

/** Takes an example of a policy through the agent as if it were a case. */
interface ExamplePipeline extends AutoCloseable {
  /** The decision; nothing is kept. */
  Decision decide(Example example);

  @Override
  void close();

  /** Opens a pipeline in which a policy decides. */
  interface Opener {
    /** The pipeline; close it when done. */
    ExamplePipeline open(Workspace workspace, Policy policy);
  }
}
