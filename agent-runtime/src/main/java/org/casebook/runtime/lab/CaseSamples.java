package org.casebook.runtime.lab;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.Case.Gold;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.RunTrace;

/**
 * The workspace's own cases as samples: what the tools established in the last run, and what a
 * reviewer decided.
 */
final class CaseSamples {
  private CaseSamples() {}

  /** A case as a sample; empty until the agent has come to a belief. */
  static Optional<Sample> of(CaseFile file, Clock clock) {
    return file.lastRun()
        .flatMap(run -> run.belief().map(belief -> sample(file, run, belief, clock)));
  }

  private static Sample sample(CaseFile file, RunTrace run, Belief belief, Clock clock) {
    Case content = file.content();
    LocalDate day =
        LocalDate.ofInstant(
            content.context().createdAt().orElseGet(() -> Instant.now(clock)), ZoneOffset.UTC);
    CaseFacts facts = CaseFacts.of(run.evidence(), belief, Map.of(), content.context(), day);
    SortedMap<HarmArea, Double> beliefs = new TreeMap<>();
    belief.areas().forEach((area, held) -> beliefs.put(area, held.probability()));
    return new Sample(
        "case:" + content.id(),
        content.text(),
        language(content),
        facts.signals(),
        beliefs,
        content.context().country(),
        content.context().surface(),
        day,
        gold(file),
        new TreeMap<>(Map.of(LabSamples.SOURCE, "cases")));
  }

  private static String language(Case content) {
    String locale = content.context().locale();
    return locale.isEmpty() ? "und" : java.util.Locale.forLanguageTag(locale).getISO3Language();
  }

  /** What a person decided, else what was written down for measuring. */
  private static Optional<Gold> gold(CaseFile file) {
    return file.lastReview().map(CaseSamples::decided).or(() -> file.content().gold());
  }

  private static Gold decided(Review review) {
    return new Gold(review.action(), List.copyOf(review.clauses()));
  }
}
