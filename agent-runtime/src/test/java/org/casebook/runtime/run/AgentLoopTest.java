package org.casebook.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.casebook.runtime.tool.NoShelf.NO_SHELF;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Budget;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.fusion.Adjudicator;
import org.casebook.runtime.fusion.Citations;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.log.Event.DecisionProposed;
import org.casebook.runtime.log.Event.RunStopped;
import org.casebook.runtime.log.Event.ToolFailed;
import org.casebook.runtime.log.EventJson;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.log.MemoryLog;
import org.casebook.runtime.planner.AllTools;
import org.casebook.runtime.planner.Planner;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.testing.TestPolicies;
import org.casebook.runtime.tool.Tool;
import org.casebook.runtime.tool.ToolInput;
import org.casebook.runtime.tool.ToolSpec;
import org.casebook.runtime.tool.Toolbox;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.CaseFileFold;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgentLoopTest {
  private static final Case CASE =
      new Case(
          "case-1",
          List.of(new ContentItem.Text("text", "you are all vermin")),
          CaseContext.unknown(),
          Optional.empty());
  private static final Policy POLICY = TestPolicies.community();

  private final ExecutorService calls = Executors.newCachedThreadPool();
  private final MemoryLog log = new MemoryLog("test", Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

  @AfterEach
  void shutDown() {
    calls.shutdownNow();
  }

  private interface Answer {
    ToolResult to(ToolInput input) throws InterruptedException;
  }

  private record Scripted(ToolSpec spec, Answer answer) implements Tool {
    @Override
    public ToolResult run(ToolInput input) throws InterruptedException {
      return answer.to(input);
    }
  }

  private static Tool tool(String name, Answer answer) {
    return new Scripted(
        new ToolSpec(name, "1", name, Set.of(ItemKind.TEXT), Set.of("cue.*"), 1), answer);
  }

  private static ToolResult hate(ToolInput input) {
    return new ToolResult.Found(
        "a comparison with vermin",
        List.of(new Observation("words", "vermin")),
        List.of(
            new Evidence(
                input.call().id() + "/1",
                "cues",
                "cue.dehumanise",
                new TreeMap<>(Map.of(HarmArea.HATE, 3.5)),
                1,
                "lexicon",
                List.of(new Locator.Span("text", 12, 18)),
                "vermin")),
        List.of(),
        List.of());
  }

  private Decision run(Planner planner, Budget budget, Tool... tools) throws InterruptedException {
    LoggedEvent opened =
        log.append(new org.casebook.runtime.log.Event.CaseOpened(CASE), Optional.empty());
    FusionSettings settings = FusionSettings.bundled();
    return new AgentLoop(
            any ->
                new Equipment(
                    new Toolbox(List.of(tools)),
                    new Adjudicator(POLICY, settings, List.of()),
                    List.of()),
            new EvidenceFusion(settings),
            NO_SHELF,
            calls)
        .run(log, CASE, opened.id(), "run-1", planner, budget);
  }

  private CaseFile file() {
    return CaseFileFold.of(log.ofCase("case-1")).orElseThrow();
  }

  @Test
  void evidenceBecomesACitedDecision() throws InterruptedException {
    Decision decision = run(new AllTools(), Budget.standard(), tool("cues", AgentLoopTest::hate));

    assertThat(decision.action()).isEqualTo(Action.REMOVE);
    assertThat(decision.clauses()).contains("HT3.a");
    assertThat(decision.citations().get(0).quote()).isEqualTo("vermin");
    assertThat(decision.citations())
        .allMatch(citation -> new Citations(POLICY).resolves(citation, CASE.items()));
    assertThat(file().lastRun().orElseThrow().decision()).contains(decision);
  }

  @Test
  void aReplayGivesTheSameDecisionToTheByteAndCallsNothing() throws InterruptedException {
    Decision decision = run(new AllTools(), Budget.standard(), tool("cues", AgentLoopTest::hate));
    FusionSettings settings = FusionSettings.bundled();
    Decision again =
        new Replay(new EvidenceFusion(settings), new Adjudicator(POLICY, settings, List.of()))
            .decide(CASE, file().lastRun().orElseThrow());

    assertThat(json(again)).isEqualTo(json(decision));
  }

  private static String json(Decision decision) {
    return EventJson.write(new DecisionProposed("case-1", "run-1", decision, 0));
  }

  @Test
  void everyEventNamesTheOneThatCausedIt() throws InterruptedException {
    run(new AllTools(), Budget.standard(), tool("cues", AgentLoopTest::hate));

    List<LoggedEvent> events = log.ofCase("case-1");
    for (int i = 1; i < events.size(); i++) {
      assertThat(events.get(i).cause()).contains(events.get(i - 1).id());
    }
  }

  @Test
  void aToolThatThrowsIsAFailureAndTheRunGoesOn() throws InterruptedException {
    Decision decision =
        run(
            new AllTools(),
            Budget.standard(),
            tool(
                "broken",
                input -> {
                  throw new IllegalStateException("no weights");
                }),
            tool("cues", AgentLoopTest::hate));

    assertThat(decision.clauses()).contains("HT3.a");
    assertThat(failures())
        .singleElement()
        .extracting(Failed::kind)
        .isEqualTo(Failed.Kind.EXECUTION);
  }

  @Test
  void aToolThatHangsIsLeftBehind() throws InterruptedException {
    Budget budget = new Budget(5, Duration.ofMillis(500), Duration.ofSeconds(30));
    Decision decision =
        run(
            new AllTools(),
            budget,
            tool(
                "slow",
                input -> {
                  new CountDownLatch(1).await();
                  return new ToolResult.Nothing("never", List.of());
                }),
            tool("cues", AgentLoopTest::hate));

    assertThat(decision.clauses()).contains("HT3.a");
    assertThat(failures()).singleElement().extracting(Failed::kind).isEqualTo(Failed.Kind.TIMEOUT);
  }

  @Test
  void aPlannerThatInventsAToolGetsThatBackAsAFailure() throws InterruptedException {
    Planner inventive = scripted(new Planner.NextStep.Use("mind_reader", "text", "why not"));
    run(inventive, Budget.standard(), tool("cues", AgentLoopTest::hate));

    assertThat(failures())
        .singleElement()
        .extracting(Failed::kind)
        .isEqualTo(Failed.Kind.UNKNOWN_TOOL);
  }

  @Test
  void aPlannerThatInventsAnItemGetsThatBackAsAFailure() throws InterruptedException {
    Planner inventive = scripted(new Planner.NextStep.Use("cues", "media-9", "why not"));
    run(inventive, Budget.standard(), tool("cues", AgentLoopTest::hate));

    assertThat(failures())
        .singleElement()
        .extracting(Failed::kind)
        .isEqualTo(Failed.Kind.BAD_ARGUMENTS);
  }

  private static Planner scripted(Planner.NextStep.Use first) {
    return new Planner() {
      @Override
      public String name() {
        return "scripted";
      }

      @Override
      public NextStep next(org.casebook.runtime.planner.RunState state) {
        return state.calls().isEmpty() ? first : new NextStep.Stop("done");
      }
    };
  }

  @Test
  void theBudgetOfCallsHolds() throws InterruptedException {
    Budget budget = new Budget(1, Duration.ofSeconds(5), Duration.ofSeconds(5));
    run(
        new AllTools(),
        budget,
        tool("cues", AgentLoopTest::hate),
        tool("more", input -> new ToolResult.Nothing("nothing", List.of())));

    assertThat(file().lastRun().orElseThrow().steps())
        .extracting(step -> step.tool())
        .containsExactly("cues", "stop");
  }

  @Test
  void cancellingStopsTheRunAndTheLogSaysSo() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Future<?> run =
        calls.submit(
            () ->
                run(
                    new AllTools(),
                    Budget.standard(),
                    tool(
                        "slow",
                        input -> {
                          started.countDown();
                          new CountDownLatch(1).await();
                          return new ToolResult.Nothing("never", List.of());
                        })));
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
    run.cancel(true);
    calls.shutdown();
    assertThat(calls.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

    assertThat(log.ofCase("case-1"))
        .last()
        .extracting(LoggedEvent::event)
        .isInstanceOfSatisfying(
            RunStopped.class, stopped -> assertThat(stopped.reason()).isEqualTo("cancelled"));
  }

  @Test
  void aBrokenPlannerEndsTheRunAndTheLogSaysSo() {
    Planner broken =
        new Planner() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public NextStep next(org.casebook.runtime.planner.RunState state) {
            throw new IllegalStateException("no idea");
          }
        };

    assertThatThrownBy(() -> run(broken, Budget.standard())).hasMessage("no idea");
    assertThat(file().lastRun().orElseThrow().stopped()).isPresent();
  }

  private List<Failed> failures() {
    return log.ofCase("case-1").stream()
        .map(LoggedEvent::event)
        .filter(ToolFailed.class::isInstance)
        .map(event -> ((ToolFailed) event).failure())
        .toList();
  }
}
