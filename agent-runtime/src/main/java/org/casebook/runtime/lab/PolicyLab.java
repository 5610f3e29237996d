package org.casebook.runtime.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.casebook.runtime.backtest.Backtest;
import org.casebook.runtime.backtest.BacktestReport;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.backtest.Thresholds;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyReader;
import org.casebook.runtime.policy.PolicyReader.Reading;
import org.casebook.runtime.policy.PolicyText;

/**
 * Where policy writers see what a rule would do. Holds the samples; safe for several threads, and
 * every method may take a while: not for the thread of a screen.
 */
public final class PolicyLab implements AutoCloseable {
  private final PolicyRevisions revisions;
  private final Supplier<LabSamples> source;
  private final Thresholds thresholds;
  private final DraftStore drafts;
  private final ExecutorService workers;
  private final PolicyReader reader = new PolicyReader();
  private Optional<Loaded> loaded = Optional.empty();

  private record Loaded(LabSamples samples, Backtest backtest) {}

  /**
   * A lab.
   *
   * @param revisions the policy's versions
   * @param source reads the samples; asked once, and again after {@link #reload}
   * @param thresholds those that the agent decides with
   * @param drafts where unfinished work is kept
   * @param workers evaluates; closed with the lab
   */
  public PolicyLab(
      PolicyRevisions revisions,
      Supplier<LabSamples> source,
      Thresholds thresholds,
      DraftStore drafts,
      ExecutorService workers) {
    this.revisions = revisions;
    this.source = source;
    this.thresholds = thresholds;
    this.drafts = drafts;
    this.workers = workers;
  }

  /** The text of the policy that decides now. */
  public PolicyText published() {
    return revisions.published();
  }

  /** The policy's versions, and the way from a draft to one. */
  public PolicyRevisions revisions() {
    return revisions;
  }

  /** Unfinished work, where there is any. */
  public DraftStore drafts() {
    return drafts;
  }

  /** From where on an area counts as violated. */
  public Thresholds thresholds() {
    return thresholds;
  }

  /** The samples; read on the first call. */
  public LabSamples samples() {
    return load().samples();
  }

  /** Reads the samples again at the next call: the workspace has more cases now. */
  public synchronized void reload() {
    loaded = Optional.empty();
  }

  /** Adds samples for as long as the lab is open. */
  public synchronized void add(List<Sample> more) {
    loaded = Optional.of(over(load().samples().with(more)));
  }

  /**
   * Makes samples for a clause and adds them.
   *
   * @param policy whose clause it is, and who says what is right
   * @return what was added, or why nothing was
   */
  public MadeSamples makeSamples(Policy policy, String clause) {
    MadeSamples made = MadeSamples.of(policy, clause);
    if (!made.samples().isEmpty()) {
      add(made.samples());
    }
    return made;
  }

  private synchronized Loaded load() {
    if (loaded.isEmpty()) {
      loaded = Optional.of(over(source.get()));
    }
    return loaded.get();
  }

  private Loaded over(LabSamples samples) {
    return new Loaded(samples, new Backtest(samples.blocks(), thresholds, workers));
  }

  /** Checks a text and reports all of its problems. */
  public Reading check(PolicyText text) {
    return reader.read(text);
  }

  /**
   * Checks a draft and, if it is right, runs it against the samples.
   *
   * @param against the policy that it is compared with
   * @throws InterruptedException when the caller is cancelled; nothing is left behind
   */
  public Comparison compare(Policy against, PolicyText draft) throws InterruptedException {
    Loaded on = load();
    long start = System.nanoTime();
    Reading reading = reader.read(draft);
    Optional<BacktestReport> report = Optional.empty();
    if (reading.policy().isPresent()) {
      report = Optional.of(on.backtest().run(against, reading.policy().get()));
    }
    return new Comparison(
        draft,
        reading,
        against,
        report,
        on.samples().size(),
        Duration.ofNanos(System.nanoTime() - start));
  }

  /** What two policies make of one sample; empty when there is no such sample. */
  public Optional<Explained> explain(String sampleId, Policy before, Policy after) {
    return samples()
        .find(sampleId)
        .map(sample -> Explained.of(sample, before, after, sample.facts(thresholds)));
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
