package org.casebook.runtime.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.casebook.models.agent.BehaviourCloning;
import org.casebook.models.agent.LearningCurve;
import org.casebook.models.agent.LearningSettings;
import org.casebook.models.agent.PolicyLearner;
import org.casebook.models.agent.Preference;
import org.casebook.models.agent.Preferences;
import org.casebook.models.agent.Recipe;
import org.casebook.models.agent.ToolPolicy;
import org.casebook.models.training.Progress;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.fusion.Adjudicator;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.view.RunTrace;

/**
 * Learned tool policies beside fixed planners on recorded cases: cases are split in folds by their
 * id, and each policy is measured on the fold that it did not learn from.
 */
public final class PlannerTrial {
  /** Seconds of a tool, in units of cost: a second costs a fifth of a false alarm. */
  private static final double SECOND = 0.2;

  private static final int FOLDS = 3;

  private final EvidenceFusion fusion;
  private final Adjudicator adjudicator;
  private final List<RecordedCase> cases = new ArrayList<>();
  private final Map<String, List<Outcome>> outcomes = new TreeMap<>();
  private final Map<String, RunTrace> cheapest = new TreeMap<>();
  private int left;

  /** A trial that decides as runs do. */
  public PlannerTrial(EvidenceFusion fusion, Adjudicator adjudicator) {
    this.fusion = fusion;
    this.adjudicator = adjudicator;
  }

  /**
   * How a case went under a planner.
   *
   * @param context 0 text, 1 pictures, 2 sound and video
   * @param millis sum of the tools' median times
   */
  public record Outcome(
      int context, Action gold, Action decided, int calls, double millis, double cost) {
    /** What errors and people cost. */
    public double decisionCost() {
      return RecordedEnvironment.cost(gold, decided, Preference.DEFAULT);
    }

    /** It was to be acted on, and was let pass. */
    public boolean missed() {
      return gold != Action.ALLOW && gold != Action.ESCALATE && decided == Action.ALLOW;
    }

    /** It was harmless, and was acted on. */
    public boolean falseAlarm() {
      return gold == Action.ALLOW && decided != Action.ALLOW && decided != Action.ESCALATE;
    }
  }

  /**
   * Takes in a case with gold.
   *
   * @param all a run of all tools over it
   * @param cheap a run of the planner cheapest-first
   */
  public void add(Case content, RunTrace all, RunTrace cheap) {
    RecordedCase recorded = RecordedCase.of(content, content.gold().orElseThrow().action(), all);
    if (recorded.calls().size() > RecordedCase.MOST_CALLS) {
      left++;
      return;
    }
    cases.add(recorded);
    cheapest.put(content.id(), cheap);
  }

  /** Cases that were left out because they took too many calls. */
  public int leftOut() {
    return left;
  }

  /** Learns and measures; outcomes by planner. */
  public Map<String, List<Outcome>> run(long seed, Progress progress, BooleanSupplier cancelled) {
    List<String> tools =
        List.copyOf(
            new TreeSet<>(
                cases.stream()
                    .flatMap(recorded -> recorded.calls().stream())
                    .map(one -> one.call().tool())
                    .toList()));
    Map<String, Double> millis = new TreeMap<>();
    tools.forEach(tool -> millis.put(tool, median(tool)));
    double[] prices = tools.stream().mapToDouble(t -> price(millis, t)).toArray();
    for (int fold = 0; fold < FOLDS && !cancelled.getAsBoolean(); fold++) {
      int out = fold;
      progress.at("learning fold " + (fold + 1) + " of " + FOLDS, (double) fold / FOLDS);
      List<RecordedCase> fit = cases.stream().filter(c -> fold(c) != out).toList();
      List<RecordedCase> held = cases.stream().filter(c -> fold(c) == out).toList();
      RecordedEnvironment learning = environment(fit, tools, prices);
      Recipe recipe =
          new Recipe(
              new BehaviourCloning.Settings(6_000, 8, 3e-3),
              LearningSettings.STANDARD.withUpdates(40),
              Preferences.single());
      Recipe.Result result =
          recipe.train(
              learning.logged(),
              learning,
              PolicyLearner.STEP_GRPO,
              seed,
              LearningCurve.SILENT,
              cancelled);
      RecordedEnvironment trial = environment(held, tools, prices);
      measure("learned", trial, held, result.improved(), tools, millis);
      measure("cloned", trial, held, result.cloned(), tools, millis);
      measure("teacher", trial, held, result.teacher(), tools, millis);
      measure("no-tool", trial, held, nothing(tools.size()), tools, millis);
      measure("all-tools", trial, held, everything(tools.size()), tools, millis);
      held.forEach(recorded -> cheapest(recorded, millis));
    }
    return outcomes;
  }

  private RecordedEnvironment environment(
      List<RecordedCase> of, List<String> tools, double[] prices) {
    return new RecordedEnvironment(of, tools, prices, fusion, adjudicator);
  }

  /** Every tool that is left, then whatever may end a case. */
  private static ToolPolicy everything(int tools) {
    return (situation, preference) -> Long.numberOfTrailingZeros(situation.mask(tools));
  }

  /** Ends at once. */
  private static ToolPolicy nothing(int tools) {
    return (situation, preference) ->
        Long.numberOfTrailingZeros(situation.mask(tools) & ~(long) situation.available());
  }

  private void measure(
      String planner,
      RecordedEnvironment environment,
      List<RecordedCase> held,
      ToolPolicy policy,
      List<String> tools,
      Map<String, Double> millis) {
    for (int i = 0; i < held.size(); i++) {
      RecordedEnvironment.Play episode = environment.begin(i, Preference.DEFAULT);
      double cost = 0;
      double time = 0;
      int calls = 0;
      while (!episode.done()) {
        int action = policy.act(episode.situation(), Preference.DEFAULT);
        cost -= episode.step(action);
        if (!episode.done()) {
          calls++;
          time += millis.getOrDefault(tools.get(action), 0.0);
        }
      }
      add(planner, held.get(i), episode.decision(), calls, time, cost);
    }
  }

  private void cheapest(RecordedCase recorded, Map<String, Double> millis) {
    RunTrace run = cheapest.get(recorded.content().id());
    if (run == null || run.decision().isEmpty()) {
      return;
    }
    List<String> called =
        run.steps().stream().filter(s -> s.call().isPresent()).map(RunTrace.Step::tool).toList();
    Action decided = run.decision().get().action();
    double time = called.stream().mapToDouble(t -> millis.getOrDefault(t, 0.0)).sum();
    double cost =
        called.stream().mapToDouble(t -> price(millis, t)).sum()
            + RecordedEnvironment.cost(recorded.gold(), decided, Preference.DEFAULT);
    add("cheapest-first", recorded, decided, called.size(), time, cost);
  }

  private void add(
      String planner, RecordedCase of, Action decided, int calls, double millis, double cost) {
    outcomes
        .computeIfAbsent(planner, name -> new ArrayList<>())
        .add(new Outcome(of.context(), of.gold(), decided, calls, millis, cost));
  }

  private static double price(Map<String, Double> millis, String tool) {
    return Math.max(1e-4, SECOND * millis.getOrDefault(tool, 0.0) / 1_000);
  }

  private double median(String tool) {
    double[] all =
        cases.stream()
            .flatMap(recorded -> recorded.calls().stream())
            .filter(one -> one.call().tool().equals(tool))
            .mapToDouble(RecordedCase.Call::millis)
            .sorted()
            .toArray();
    return all[all.length / 2];
  }

  private static int fold(RecordedCase recorded) {
    return Integer.parseInt(Digest.sha256(recorded.content().id()).substring(0, 6), 16) % FOLDS;
  }
}
