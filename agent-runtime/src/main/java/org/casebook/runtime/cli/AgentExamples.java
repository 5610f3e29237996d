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

/** Examples through the whole agent, on a log that forgets. */
final class AgentExamples implements ExamplePipeline {
  private static final String DEFAULT_PLANNER = "";

  private final MemoryLog log = new MemoryLog("policy-test", Clock.systemUTC());
  private final AgentRuntime runtime;

  /**
   * @param progress told what is being fetched
   */
  AgentExamples(Workspace workspace, Policy policy, PrintStream progress) {
    this.runtime = Runtimes.forExamples(workspace, policy, log, progress);
  }

  @Override
  public Decision decide(Example example) {
    String id = runtime.openCase(draft(example));
    try {
      return runtime.run(id, DEFAULT_PLANNER).join();
    } finally {
      log.forget(id);
    }
  }

  private static CaseDraft draft(Example example) {
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
            nowhere.surface(),
            nowhere.locale(),
            example.country(),
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
