package org.casebook.runtime.lab;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.view.CaseFile;

/** Where samples come from. */
public final class SampleSources {
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
   * A file of labelled samples, as {@code casebook synthesise} writes it.
   *
   * @param policy on whose first day the samples count as posted
   * @throws org.casebook.runtime.domain.CasebookException when a line is no such sample
   */
  public static List<Sample> file(Path file, Policy policy) {
    return SampleFile.read(file, policy.scope().validFrom().orElse(LocalDate.EPOCH));
  }
}
