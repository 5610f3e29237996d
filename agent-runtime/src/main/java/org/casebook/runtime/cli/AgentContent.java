package org.casebook.runtime.cli;

import java.io.PrintStream;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.Runtimes;
import org.casebook.runtime.Workspace;
import org.casebook.runtime.backtest.Thresholds;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.log.MemoryLog;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.SignalVocabulary;
import org.casebook.runtime.samples.Observed;
import org.casebook.runtime.view.RunTrace;

/** Raw content through the installed tools, on a log that forgets. */
final class AgentContent implements RawContent {
  private final MemoryLog log = new MemoryLog("eval-policy", Clock.systemUTC());
  private final Thresholds thresholds = Thresholds.of(FusionSettings.bundled());
  private final AgentRuntime runtime;
  private final String planner;
  private final PrintStream progress;
  private final AtomicInteger failed = new AtomicInteger();

  AgentContent(Workspace workspace, Policy policy, String planner, PrintStream progress) {
    this.runtime = Runtimes.forExamples(workspace, policy, log, progress);
    this.planner = planner;
    this.progress = progress;
  }

  @Override
  public CompletableFuture<Observed> observe(CaseDraft draft) {
    String id = runtime.openCase(draft);
    return runtime
        .run(id, planner)
        .thenApply(decision -> observed(id, decision))
        .whenComplete((done, error) -> log.forget(id));
  }

  private Observed observed(String id, Decision decision) {
    RunTrace run = runtime.caseFile(id).orElseThrow().lastRun().orElseThrow();
    SortedMap<String, SortedSet<String>> established =
        EvalSignalsCommand.establishing(run.evidence());
    established.keySet().removeIf(signal -> signal.startsWith("harm."));
    run.belief().stream()
        .flatMap(belief -> belief.areas().entrySet().stream())
        .filter(area -> thresholds.violated(area.getKey(), area.getValue().probability()))
        .forEach(
            area ->
                established.put(
                    SignalVocabulary.harm(area.getKey()), new TreeSet<>(Set.of(Observed.FUSION))));
    failed.addAndGet((int) run.steps().stream().filter(AgentContent::failed).count());
    return new Observed(decision.action(), new HashSet<>(decision.clauses()), established);
  }

  private static boolean failed(RunTrace.Step step) {
    return step.result().filter(ToolResult.Failed.class::isInstance).isPresent();
  }

  @Override
  public void close() {
    runtime.close();
    if (failed.get() > 0) {
      progress.printf(
          "%n%d tool calls failed; what they would have found is missing: a machine under load may"
              + " run out of time, so measure on a quiet one",
          failed.get());
    }
  }
}
