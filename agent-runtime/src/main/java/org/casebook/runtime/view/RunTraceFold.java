package org.casebook.runtime.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.log.RunOf;
import org.casebook.runtime.view.RunTrace.Step;

/** Puts the events of runs together, also while they are under way. */
public final class RunTraceFold {
  private RunTraceFold() {}

  /** All runs in these events, in the order in which they started. */
  public static List<RunTrace> of(Collection<LoggedEvent> events) {
    List<Building> runs = new ArrayList<>();
    for (LoggedEvent logged : events) {
      if (logged.event() instanceof Event.RunStarted started) {
        runs.add(new Building(started));
      } else {
        String run = logged.event().accept(RunOf.INSTANCE).orElse("");
        runs.stream()
            .filter(building -> building.started.run().equals(run))
            .forEach(building -> logged.event().accept(building));
      }
    }
    return runs.stream().map(Building::trace).toList();
  }

  /** A run being put together; lives no longer than the fold. */
  private static final class Building implements Event.Visitor<Optional<Void>> {
    private final Event.RunStarted started;
    private final List<Step> steps = new ArrayList<>();
    private Optional<Belief> belief = Optional.empty();
    private Optional<Decision> decision = Optional.empty();
    private Optional<String> stopped = Optional.empty();
    private long micros;

    Building(Event.RunStarted started) {
      this.started = started;
    }

    RunTrace trace() {
      return new RunTrace(started, steps, belief, decision, stopped, micros);
    }

    @Override
    public Optional<Void> caseOpened(Event.CaseOpened event) {
      return Optional.empty();
    }

    @Override
    public Optional<Void> runStarted(Event.RunStarted event) {
      return Optional.empty();
    }

    @Override
    public Optional<Void> stepPlanned(Event.StepPlanned event) {
      steps.add(step(event.step(), event.tool(), event.item(), event.reason()));
      return Optional.empty();
    }

    @Override
    public Optional<Void> toolCalled(Event.ToolCalled event) {
      ToolCall call = event.call();
      Predicate<Step> planned =
          step ->
              step.call().isEmpty()
                  && step.tool().equals(call.tool())
                  && step.item().equals(call.item());
      if (steps.stream().noneMatch(planned)) {
        steps.add(step(steps.size() + 1, call.tool(), call.item(), ""));
      }
      return change(planned, step -> called(step, call, event.toolVersion()));
    }

    @Override
    public Optional<Void> toolReturned(Event.ToolReturned event) {
      return change(byCall(event.call()), step -> answered(step, event.result(), event.micros()));
    }

    @Override
    public Optional<Void> toolFailed(Event.ToolFailed event) {
      return change(byCall(event.call()), step -> answered(step, event.failure(), event.micros()));
    }

    @Override
    public Optional<Void> evidenceFused(Event.EvidenceFused event) {
      belief = Optional.of(event.belief());
      return change(step -> step.number() == event.step(), step -> believed(step, event.belief()));
    }

    @Override
    public Optional<Void> decisionProposed(Event.DecisionProposed event) {
      decision = Optional.of(event.decision());
      micros = event.micros();
      return Optional.empty();
    }

    @Override
    public Optional<Void> runStopped(Event.RunStopped event) {
      stopped = Optional.of(event.reason());
      return Optional.empty();
    }

    @Override
    public Optional<Void> decisionReviewed(Event.DecisionReviewed event) {
      return Optional.empty();
    }

    @Override
    public Optional<Void> reviewWithdrawn(Event.ReviewWithdrawn event) {
      return Optional.empty();
    }

    @Override
    public Optional<Void> modelPromoted(Event.ModelPromoted event) {
      return Optional.empty();
    }

    @Override
    public Optional<Void> modelRejected(Event.ModelRejected event) {
      return Optional.empty();
    }

    @Override
    public Optional<Void> policyStaged(Event.PolicyStaged event) {
      return Optional.empty();
    }

    /** Changes the first step that matches, if any does. */
    private Optional<Void> change(Predicate<Step> which, UnaryOperator<Step> how) {
      for (int i = 0; i < steps.size(); i++) {
        if (which.test(steps.get(i))) {
          steps.set(i, how.apply(steps.get(i)));
          break;
        }
      }
      return Optional.empty();
    }

    private static Predicate<Step> byCall(String id) {
      return step -> step.call().filter(call -> call.id().equals(id)).isPresent();
    }

    private static Step step(int number, String tool, String item, String reason) {
      return new Step(
          number, tool, item, reason, Optional.empty(), "", Optional.empty(), 0, Optional.empty());
    }

    private static Step called(Step s, ToolCall call, String version) {
      return new Step(
          s.number(),
          s.tool(),
          s.item(),
          s.reason(),
          Optional.of(call),
          version,
          s.result(),
          s.micros(),
          s.belief());
    }

    private static Step answered(Step s, ToolResult result, long micros) {
      return new Step(
          s.number(),
          s.tool(),
          s.item(),
          s.reason(),
          s.call(),
          s.toolVersion(),
          Optional.of(result),
          micros,
          s.belief());
    }

    private static Step believed(Step s, Belief belief) {
      return new Step(
          s.number(),
          s.tool(),
          s.item(),
          s.reason(),
          s.call(),
          s.toolVersion(),
          s.result(),
          s.micros(),
          Optional.of(belief));
    }
  }
}
