package org.casebook.runtime.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Budget;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.domain.ToolResult.Failed.Kind;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.Event.DecisionProposed;
import org.casebook.runtime.log.Event.EvidenceFused;
import org.casebook.runtime.log.Event.PolicyVersion;
import org.casebook.runtime.log.Event.RunStarted;
import org.casebook.runtime.log.Event.RunStopped;
import org.casebook.runtime.log.Event.StepPlanned;
import org.casebook.runtime.log.Event.ToolCalled;
import org.casebook.runtime.log.Event.ToolFailed;
import org.casebook.runtime.log.Event.ToolReturned;
import org.casebook.runtime.log.EventLog;
import org.casebook.runtime.planner.Planner;
import org.casebook.runtime.planner.Planner.NextStep;
import org.casebook.runtime.planner.RunState;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.tool.MediaShelf;
import org.casebook.runtime.tool.Tool;
import org.casebook.runtime.tool.ToolInput;

/**
 * Runs the agent on one case: plan, call, fuse, repeat; then decide. Everything that happens is
 * appended to the log before the next thing happens.
 */
public final class AgentLoop {
  private final Function<Case, Equipment> equipment;
  private final EvidenceFusion fusion;
  private final MediaShelf media;
  private final ToolCaller caller;

  /**
   * @param equipment asked once, at the start of each run, with the case
   * @param media finds the file of a media item, and keeps those that tools derive
   * @param calls runs tool calls, each under its time limit
   */
  public AgentLoop(
      Function<Case, Equipment> equipment,
      EvidenceFusion fusion,
      MediaShelf media,
      ExecutorService calls) {
    this.equipment = equipment;
    this.fusion = fusion;
    this.media = media;
    this.caller = new ToolCaller(calls);
  }

  /**
   * Looks at a case until the planner stops or the budget is spent, and proposes a decision.
   *
   * @param opened id of the event that opened the case
   * @throws InterruptedException when cancelled; the log then says so
   */
  public Decision run(
      EventLog log, Case content, String opened, String run, Planner planner, Budget budget)
      throws InterruptedException {
    Journal journal = new Journal(log, opened);
    try {
      return new Run(journal, content, run, planner, budget, equipment.apply(content)).toDecision();
    } catch (InterruptedException e) {
      journal.append(new RunStopped(content.id(), run, "cancelled"));
      throw e;
    } catch (RuntimeException e) {
      journal.append(new RunStopped(content.id(), run, "broken: " + e));
      throw e;
    }
  }

  /** One run in progress; lives on one thread. */
  private final class Run {
    private final Journal journal;
    private final Case content;
    private final String run;
    private final Planner planner;
    private final Budget budget;
    private final Equipment with;
    private final RunEvidence gathered;
    private final long start = System.nanoTime();
    private Belief belief = fusion.fuse(List.of());

    Run(Journal journal, Case content, String run, Planner planner, Budget budget, Equipment with) {
      this.journal = journal;
      this.content = content;
      this.run = run;
      this.planner = planner;
      this.budget = budget;
      this.with = with;
      this.gathered = new RunEvidence(content);
    }

    Decision toDecision() throws InterruptedException {
      Policy policy = with.adjudicator().policy();
      journal.append(
          new RunStarted(
              content.id(),
              run,
              planner.name(),
              new PolicyVersion(policy.id(), policy.version(), policy.sha256()),
              with.models(),
              with.toolbox().unavailable(),
              budget));
      for (int step = 1; ; step++) {
        NextStep next = next();
        if (next instanceof NextStep.Use use) {
          append(new StepPlanned(content.id(), run, step, use.tool(), use.item(), use.reason()));
          take(step, ToolCall.of("call-" + step, use.tool(), use.item()));
        } else {
          append(new StepPlanned(content.id(), run, step, "stop", "", next.reason()));
          break;
        }
      }
      Decision decision =
          with.adjudicator()
              .decide(content, gathered.items(), gathered.evidence(), belief, gathered.clauses());
      append(new DecisionProposed(content.id(), run, decision, micros(start)));
      return decision;
    }

    private NextStep next() {
      if (Duration.ofNanos(System.nanoTime() - start).compareTo(budget.perRun()) > 0) {
        return new NextStep.Stop("the time budget of the run is spent");
      }
      return planner.next(
          new RunState(
              gathered.items(),
              with.toolbox().available(),
              gathered.calls(),
              belief,
              unsettled ->
                  with.adjudicator().openSignals(content, gathered.evidence(), belief, unsettled),
              budget.calls() - gathered.calls().size()));
    }

    private void take(int step, ToolCall call) throws InterruptedException {
      Optional<Tool> tool = with.toolbox().find(call.tool());
      append(
          new ToolCalled(
              content.id(), run, call, tool.map(found -> found.spec().version()).orElse("")));
      long called = System.nanoTime();
      ToolResult result = result(tool, call);
      long micros = micros(called);
      if (result instanceof Failed failed) {
        append(new ToolFailed(content.id(), run, call.id(), failed, micros));
      } else {
        append(new ToolReturned(content.id(), run, call.id(), result, micros));
      }
      if (gathered.add(call, result)) {
        belief = fusion.fuse(gathered.evidence());
        append(new EvidenceFused(content.id(), run, step, belief));
      }
    }

    private ToolResult result(Optional<Tool> tool, ToolCall call) throws InterruptedException {
      Optional<ContentItem> item = gathered.item(call.item());
      if (tool.isEmpty()) {
        return new Failed(
            Kind.UNKNOWN_TOOL,
            "there is no tool named " + call.tool(),
            "choose one of the toolbox");
      }
      if (item.isEmpty() || !tool.get().spec().accepts().contains(item.get().kind())) {
        return new Failed(
            Kind.BAD_ARGUMENTS,
            call.tool() + " can not work on item " + call.item(),
            "name an item of a kind that the tool accepts");
      }
      Optional<Path> file =
          item.get() instanceof ContentItem.Media file0
              ? media.find(file0.sha256())
              : Optional.empty();
      return caller.call(
          tool.get(),
          new ToolInput(
              call, item.get(), content.context(), file, media, gathered.known(call.item())),
          budget.perCall());
    }

    private void append(Event event) {
      journal.append(event);
    }

    private static long micros(long since) {
      return (System.nanoTime() - since) / 1_000;
    }
  }

  /** Appends each event with the one before it as its cause. */
  private static final class Journal {
    private final EventLog log;
    private String last;

    Journal(EventLog log, String first) {
      this.log = log;
      this.last = first;
    }

    void append(Event event) {
      last = log.append(event, Optional.of(last)).id();
    }
  }
}
