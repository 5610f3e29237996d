package org.casebook.models.simulation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.casebook.models.Metric;
import org.casebook.models.Sha256;
import org.casebook.models.agent.LearningCurve;
import org.casebook.models.agent.LearningSettings;
import org.casebook.models.agent.LoggedCase;
import org.casebook.models.agent.PolicyLearner;
import org.casebook.models.agent.PolicyNetwork;
import org.casebook.models.agent.Preference;
import org.casebook.models.agent.Recipe;
import org.casebook.models.agent.StateEncoder;
import org.casebook.models.agent.ToolPolicy;
import org.casebook.models.evaluation.Bootstrap;
import org.casebook.models.training.Progress;

/**
 * How well policies do in made-up worlds, beside the best that anybody could: {@code casebook eval
 * agent}. Each seed is a world of its own with cases of its own.
 */
public final class AgentBenchmark {
  private static final Preference COSTS = Preference.DEFAULT;
  private static final double SURE_BELOW = 0.1;
  private static final String PHI =
      "share of what the exact oracle gains over no tools, (J - J_none) / (J_oracle - J_none), by"
          + " following the policy through all outcomes";

  private final int cases;
  private final Progress progress;
  private final BooleanSupplier cancelled;
  private final List<Metric> metrics = new ArrayList<>();

  /**
   * @param cases that a policy learns from, in each world
   */
  public AgentBenchmark(int cases, Progress progress, BooleanSupplier cancelled) {
    this.cases = cases;
    this.progress = progress;
    this.cancelled = cancelled;
  }

  /** Measures both scenarios over so many seeds. */
  public List<Metric> run(int seeds) {
    for (Scenario scenario : Scenario.values()) {
      List<SeedResult> results = new ArrayList<>();
      for (int seed = 0; seed < seeds && !cancelled.getAsBoolean(); seed++) {
        progress.at(name(scenario), (double) seed / seeds);
        results.add(seed(scenario, seed));
      }
      report(scenario, results);
      new SampleEfficiency(scenario, seeds).measure(this::add);
    }
    return List.copyOf(metrics);
  }

  /**
   * One world.
   *
   * @param fractions by policy
   * @param others further numbers by name
   * @param sha256 of the improved weights
   */
  private record SeedResult(
      Map<String, Double> fractions, Map<String, Double> others, String sha256) {
    double phi(String policy) {
      return fractions.getOrDefault(policy, Double.NaN);
    }
  }

  private SeedResult seed(Scenario scenario, long seed) {
    World world = World.of(scenario, seed);
    List<LoggedCase> logged = world.cases(cases, 1_000 + seed);
    Recipe recipe = Recipe.standard(seed);
    long begin = System.nanoTime();
    Recipe.Result result =
        recipe.train(
            logged,
            world.environment(logged),
            PolicyLearner.STEP_GRPO,
            seed,
            LearningCurve.SILENT,
            cancelled);
    double seconds = (System.nanoTime() - begin) / 1e9;
    Map<String, ToolPolicy> policies = new LinkedHashMap<>();
    FixedPolicies fixed = new FixedPolicies(result.tables(), world.prices());
    policies.put("no_tool", fixed.noTool());
    policies.put("all_tools", fixed.allTools());
    policies.put("cheapest_first", fixed.cheapestFirst(SURE_BELOW));
    policies.put("myopic", fixed.myopic());
    policies.put("teacher", result.teacher());
    policies.put("cloned", result.cloned());
    policies.put("step_grpo", result.improved());
    PolicyNetwork ppo = result.cloned().copy();
    improve(PolicyLearner.PPO, ppo, world, logged, recipe, seed);
    policies.put("ppo", ppo);
    PolicyNetwork textbook =
        new PolicyNetwork(new StateEncoder(result.tables(), world.prices()), seed);
    improve(PolicyLearner.TEXTBOOK_GRPO, textbook, world, logged, recipe, seed);
    policies.put("textbook_grpo", textbook);
    Map<String, Double> fractions = new LinkedHashMap<>();
    policies.forEach(
        (name, policy) -> fractions.put(name, PolicyValue.fraction(world, policy, COSTS)));
    return new SeedResult(
        fractions, others(world, result, seconds), result.improved().network().sha256());
  }

  private void improve(
      PolicyLearner how,
      PolicyNetwork policy,
      World world,
      List<LoggedCase> logged,
      Recipe recipe,
      long seed) {
    LearningSettings settings =
        how == PolicyLearner.TEXTBOOK_GRPO ? LearningSettings.TEXTBOOK : recipe.learning();
    how.improve(
        policy,
        world.environment(logged),
        recipe.preferences(),
        settings,
        seed,
        LearningCurve.SILENT,
        cancelled);
  }

  private static Map<String, Double> others(World world, Recipe.Result result, double seconds) {
    Map<String, Double> others = new LinkedHashMap<>();
    PolicyValue.Figures figures = PolicyValue.of(world, result.improved(), COSTS);
    others.put("calls", figures.calls());
    others.put("teacher_calls", PolicyValue.of(world, result.teacher(), COSTS).calls());
    others.put("placebo_share", figures.placebos() / Math.max(1e-9, figures.calls()));
    others.put("corner_phi", Corners.pooled(world, result.improved()));
    others.put("shuffled_drop", Shuffled.drop(world, result.improved()));
    others.put("train_seconds", seconds);
    return others;
  }

  private void report(Scenario scenario, List<SeedResult> results) {
    if (results.isEmpty()) {
      return;
    }
    for (String policy : results.get(0).fractions().keySet()) {
      add(
          name(scenario) + ".phi." + policy,
          PHI,
          results.stream().map(result -> result.phi(policy)).toList());
    }
    add(
        name(scenario) + ".phi.step_grpo.worst",
        "lowest of all seeds; " + PHI,
        List.of(
            results.stream().mapToDouble(result -> result.phi("step_grpo")).min().orElseThrow()));
    add(
        name(scenario) + ".gain_over_teacher",
        "phi of step_grpo less phi of its own teacher, paired by seed",
        results.stream().map(r -> r.phi("step_grpo") - r.phi("teacher")).toList());
    for (String other : results.get(0).others().keySet()) {
      add(
          name(scenario) + "." + other,
          definition(other),
          results.stream().map(result -> result.others().get(other)).toList());
    }
    progress.at(
        name(scenario)
            + " weights "
            + results.stream().map(r -> r.sha256().substring(0, 8)).toList(),
        1);
  }

  private static String definition(String other) {
    return switch (other) {
      case "calls" -> "expected tool calls a case of step_grpo";
      case "teacher_calls" -> "expected tool calls a case of the teacher";
      case "placebo_share" -> "share of calls that go to the tool that tells nothing";
      case "corner_phi" -> "phi of step_grpo summed over 16 preferences outside those trained for";
      case "shuffled_drop" ->
          "return of step_grpo on fresh cases less its return when the outcomes of its most used"
              + " tool are shuffled among cases";
      default -> "wall seconds of tables, teacher, cloning and step-GRPO on one thread";
    };
  }

  private void add(String name, String definition, List<Double> values) {
    metrics.add(
        new Metric(
            name,
            definition,
            values.stream().mapToDouble(v -> v).average().orElse(Double.NaN),
            values.size() > 1
                ? Bootstrap.interval(
                    values, draw -> draw.stream().mapToDouble(v -> v).average().orElse(0), 42)
                : List.of(),
            values.size(),
            null,
            Sha256.hex(("simulated cases " + cases).getBytes(StandardCharsets.UTF_8)),
            42,
            "agent-simulator:1"));
  }

  static String name(Scenario scenario) {
    return scenario.name().toLowerCase(Locale.ROOT);
  }
}
