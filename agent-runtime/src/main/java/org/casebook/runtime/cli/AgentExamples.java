package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.intake.CaseReader;
import org.casebook.runtime.log.MemoryLog;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.Policy.Example;
import org.casebook.runtime.policy.PolicyScope;

/** Examples through the whole agent, on a log that forgets. */
final class AgentExamples implements ExamplePipeline {
  private static final String DEFAULT_PLANNER = "";

  private final MemoryLog log = new MemoryLog("policy-test", Clock.systemUTC());
  private final AgentRuntime runtime;
  private final PolicyScope scope;

  /**
   * @param progress told what is being fetched
   */
  AgentExamples(Workspace workspace, Policy policy, PrintStream progress) {
    this.scope = policy.scope();
    this.runtime = Runtimes.forExamples(workspace, policy, log, progress);
  }

  @Override
  public Decision decide(Example example) {
    String id = runtime.openCase(draft(example, scope));
    try {
      return runtime.run(id, DEFAULT_PLANNER).join();
    } finally {
      log.forget(id);
    }
  }

  /** An example as a case that is posted where the policy applies. */
  static CaseDraft draft(Example example, PolicyScope scope) {
    String source = "examples.jsonl:" + example.line();
    if (!example.caseJson().isEmpty()) {
      return CaseReader.read(example.caseJson(), source, Path.of(""));
    }
    CaseContext nowhere = CaseContext.unknown();
    return new CaseDraft(
        source,
        "example-" + example.line(),
        Optional.of(example.text()),
        List.of(),
        new CaseContext(
            nowhere.author(),
            scope.anySurface(),
            nowhere.locale(),
            example.country().isEmpty() ? scope.anyCountry() : example.country(),
            nowhere.createdAt(),
            nowhere.reports(),
            nowhere.thread()),
        Optional.empty());
  }

  @Override
  public void close() {
    runtime.close();
  }
}
