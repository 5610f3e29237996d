package org.casebook.runtime.learning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.casebook.models.Metric;
import org.casebook.models.evaluation.Bootstrap;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.learning.PlannerTrial.Outcome;

/** What planners did on recorded cases, in numbers, over all cases and by modality. */
public final class PlannerReport {
  private static final List<String> SLICES = List.of("text", "image", "audio_video");
  private static final String NO_TOOL = "no-tool";

  private final String data;
  private final long seed;
  private final List<Metric> metrics = new ArrayList<>();

  private PlannerReport(String data, long seed) {
    this.data = data;
    this.seed = seed;
  }

  /**
   * The numbers.
   *
   * @param outcomes by planner; one of them must be no-tool
   * @param data digest of the cases
   */
  public static List<Metric> of(Map<String, List<Outcome>> outcomes, String data, long seed) {
    PlannerReport report = new PlannerReport(data, seed);
    report.slice("all", outcomes, outcome -> true);
    for (int context = 0; context < SLICES.size(); context++) {
      int here = context;
      report.slice(SLICES.get(context), outcomes, outcome -> outcome.context() == here);
    }
    return List.copyOf(report.metrics);
  }

  private interface Belongs {
    boolean test(Outcome outcome);
  }

  private void slice(String slice, Map<String, List<Outcome>> outcomes, Belongs belongs) {
    double none =
        outcomes.getOrDefault(NO_TOOL, List.of()).stream()
            .filter(belongs::test)
            .mapToDouble(Outcome::cost)
            .average()
            .orElse(Double.NaN);
    outcomes.forEach(
        (planner, all) -> {
          List<Outcome> rows = all.stream().filter(belongs::test).toList();
          if (!rows.isEmpty()) {
            planner(planner + "." + slice, rows, none);
          }
        });
  }

  private void planner(String name, List<Outcome> rows, double none) {
    add(
        name + ".utility",
        "0 = no tool, 100 = a clairvoyant who pays for no tool: 100 (1 - cost / cost without"
            + " tools)",
        rows,
        outcome -> 100 * (1 - outcome.cost() / none));
    add(name + ".decision_cost", "cost of errors and people a case", rows, Outcome::decisionCost);
    add(
        name + ".missed",
        "share of cases to act on that were let pass, of all cases",
        rows,
        outcome -> outcome.missed() ? 1 : 0);
    add(
        name + ".false_alarms",
        "share of harmless cases acted on, of all cases",
        rows,
        outcome -> outcome.falseAlarm() ? 1 : 0);
    add(
        name + ".escalated",
        "share of cases handed to people",
        rows,
        outcome -> outcome.decided() == Action.ESCALATE ? 1 : 0);
    add(name + ".calls", "tool calls a case", rows, Outcome::calls);
    add(
        name + ".millis",
        "sum of the median times of the tools called, a case",
        rows,
        Outcome::millis);
  }

  private void add(
      String name, String definition, List<Outcome> rows, ToDoubleFunction<Outcome> of) {
    ToDoubleFunction<List<Outcome>> mean =
        list -> list.stream().mapToDouble(of).average().orElse(Double.NaN);
    metrics.add(
        new Metric(
            name,
            definition,
            mean.applyAsDouble(rows),
            Bootstrap.interval(rows, mean, seed),
            rows.size(),
            null,
            data,
            seed,
            "planner:" + name.substring(0, name.indexOf('.'))));
  }
}
