package org.casebook.runtime.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.casebook.models.Metric;
import org.casebook.runtime.backtest.Backtest;
import org.casebook.runtime.backtest.BacktestReport;
import org.casebook.runtime.backtest.EvidenceBlock;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.backtest.Thresholds;
import org.casebook.runtime.bench.Race.Contender;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyEvaluation;

/**
 * The clauses of the bundled policy over the same samples: columns of bits, one case after another,
 * CEL and json-rules-engine. An evaluation is one clause on one sample. Ours also apply exceptions,
 * overrides and actions, and count; the peers only tell which conditions hold.
 */
final class PolicySuite implements Suite {
  private static final String COLUMNS = "columns";
  private static final String CASES = "cases";
  private static final String CEL = "cel";
  private static final int ROWS = 4000;
  private static final int BLOCK = 1 << 16;
  private static final int MILLION = 1_000_000;
  private static final Thresholds THRESHOLDS = Thresholds.of(FusionSettings.bundled());

  @Override
  public String name() {
    return "policy";
  }

  @Override
  public String description() {
    return "clauses per second beside CEL and json-rules-engine; a million samples after an edit";
  }

  @Override
  public List<Metric> run(Settings settings, Consumer<String> progress)
      throws InterruptedException {
    Policy policy = PolicyEdit.everywhere(settings.policy().get());
    List<Sample> samples = new DrawnSamples(policy, settings.seed()).next(ROWS);
    List<CaseFacts> facts = samples.stream().map(sample -> sample.facts(THRESHOLDS)).toList();
    ExecutorService one = Executors.newSingleThreadExecutor();
    ExecutorService all = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<EvidenceBlock> blocks = EvidenceBlock.blocks(samples);
      PolicyEvaluation evaluation = new PolicyEvaluation(policy);
      CelRules cel = new CelRules(policy);
      SortedMap<String, Long> celFires = new TreeMap<>();
      facts.forEach(f -> cel.count(f, celFires));
      agree("CEL", fires(new Backtest(blocks, THRESHOLDS, one).run(policy)), celFires);
      List<Contender<Integer>> contenders =
          List.of(
              new Contender<>(COLUMNS, round -> new Backtest(blocks, THRESHOLDS, one).run(policy)),
              new Contender<>(CASES, round -> facts.forEach(evaluation::apply)),
              new Contender<>(CEL, round -> facts.forEach(f -> cel.count(f, new TreeMap<>()))));
      List<Integer> inputs = new ArrayList<>();
      for (int i = 0; i < settings.rounds() + 3; i++) {
        inputs.add(i);
      }
      Records records =
          new Records(
              new Race<>(contenders, 3).run(inputs, progress),
              policy.sha256(),
              settings.seed(),
              policy.id() + " " + policy.version());
      double units = (double) ROWS * policy.clauses().size();
      String unit = "clauses x samples evaluated per second on one thread, wall time";
      records.rate("policy.columns_per_second", COLUMNS, CEL, units, unit + "; nothing cached");
      records.rate("policy.cases_per_second", CASES, CEL, units, unit + "; one case after another");
      records.rate("policy.cel_per_second", CEL, CEL, units, unit + "; one program per clause");
      peer(policy, facts, celFires, units, records, progress);
      million(policy, settings, all, records, progress);
      return records.list();
    } finally {
      one.shutdownNow();
      all.shutdownNow();
    }
  }

  private static void peer(
      Policy policy,
      List<CaseFacts> facts,
      SortedMap<String, Long> fires,
      double units,
      Records records,
      Consumer<String> progress)
      throws InterruptedException {
    progress.accept("json-rules-engine");
    try {
      JsonRulesEngine.Outcome outcome = JsonRulesEngine.run(policy, facts);
      agree("json-rules-engine", fires, outcome.fires());
      records.value(
          "policy.json_rules_engine_per_second",
          "clauses x samples per second, json-rules-engine "
              + JsonRulesEngine.VERSION
              + " on node, one thread, after a warm-up",
          units / outcome.seconds(),
          1);
    } catch (IOException e) {
      progress.accept("json-rules-engine is missing: " + e.getMessage());
    }
  }

  /** Everything is evaluated and counted once; then one rule is edited and all is counted again. */
  private static void million(
      Policy policy,
      Settings settings,
      ExecutorService workers,
      Records records,
      Consumer<String> progress)
      throws InterruptedException {
    progress.accept("a million samples");
    DrawnSamples drawn = new DrawnSamples(policy, settings.seed() + 1);
    List<EvidenceBlock> blocks = new ArrayList<>();
    for (int n = MILLION; n > 0; n -= BLOCK) {
      blocks.add(EvidenceBlock.of(drawn.next(Math.min(n, BLOCK))));
    }
    Backtest backtest = new Backtest(blocks, THRESHOLDS, workers);
    double whole = seconds(backtest, policy, policy);
    List<Clause> candidates =
        policy.clauses().values().stream().filter(c -> c.action() == Action.REMOVE).toList();
    double[] edits = new double[5];
    for (int i = 0; i < edits.length; i++) {
      Policy edited = PolicyEdit.milder(policy, candidates.get(i % candidates.size()));
      edits[i] = seconds(backtest, policy, edited);
    }
    java.util.Arrays.sort(edits);
    records.value(
        "policy.million_first_seconds",
        "wall seconds for 1,000,000 samples, nothing evaluated before, all cores",
        whole,
        1);
    records.value(
        "policy.million_after_edit_seconds",
        "wall seconds to compare two versions on 1,000,000 samples after one rule was edited, all"
            + " cores, median of 5 edits",
        edits[2],
        edits.length);
  }

  private static double seconds(Backtest backtest, Policy before, Policy after)
      throws InterruptedException {
    long start = System.nanoTime();
    backtest.run(before, after);
    return (System.nanoTime() - start) / 1e9;
  }

  private static SortedMap<String, Long> fires(BacktestReport report) {
    SortedMap<String, Long> fires = new TreeMap<>();
    report.clauses().forEach((id, counts) -> fires.put(id, counts.fires()));
    fires.values().removeIf(n -> n == 0);
    return fires;
  }

  private static void agree(
      String peer, SortedMap<String, Long> ours, SortedMap<String, Long> theirs) {
    if (!ours.equals(theirs)) {
      throw new CasebookException(
          peer + " gives other answers, so the times say nothing: " + ours + " against " + theirs);
    }
  }
}
