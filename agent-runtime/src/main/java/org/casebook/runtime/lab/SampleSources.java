package org.casebook.runtime.lab;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.table.ColumnMapping;
import org.casebook.runtime.view.CaseFile;

/** Where samples come from. */
public final class SampleSources {
  private static final ColumnMapping SYNTHETIC =
      ColumnMapping.parse("slice:attack=attack_family,slice:frame=slots.frame");

  private SampleSources() {}

  /** The examples of a policy that note what a correct reading establishes. */
  public static List<Sample> examples(Policy policy) {
    return ExampleSamples.of(policy);
  }

  /** Cases in which the agent has come to a belief, with what reviewers decided. */
  public static List<Sample> cases(Collection<CaseFile> cases, Clock clock) {
    return cases.stream().flatMap(file -> CaseSamples.of(file, clock).stream()).toList();
  }

  /**
   * The samples that come with Casebook, as {@code casebook synthesise} writes them.
   *
   * @param policy on whose first day the samples count as posted
   * @throws CasebookException when a row is no such sample
   */
  public static List<Sample> file(Path file, Policy policy) {
    SampleImport.Result read =
        new SampleImport(file, SYNTHETIC, "synthetic", policy).read(done -> {}, () -> false);
    if (read.refused() > 0) {
      throw new CasebookException(read.problems().get(0));
    }
    return read.samples();
  }
}
