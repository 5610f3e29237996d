package org.casebook.runtime.backtest;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.casebook.runtime.domain.Case.Gold;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.policy.SignalVocabulary;

/**
 * What is known of one case, kept so that policies can be tried on it without running tools again.
 *
 * @param id unique among the samples
 * @param text for people; may be empty
 * @param lang ISO 639-3, or {@code und}
 * @param signals each established signal other than {@code harm.*} with its strength in (0,1]
 * @param beliefs the probability of a violation per harm area; areas that are missing count as 0
 * @param country ISO 3166-1 alpha-2, or empty text
 * @param surface post, comment, listing ..., or empty text
 * @param day the day (UTC) whose policy applies
 * @param gold the right answer, where somebody has written it down
 * @param slices what reports are broken down by besides the language: name to value
 */
public record Sample(
    String id,
    String text,
    String lang,
    SortedMap<String, Double> signals,
    SortedMap<HarmArea, Double> beliefs,
    String country,
    String surface,
    LocalDate day,
    Optional<Gold> gold,
    SortedMap<String, String> slices) {
  public Sample {
    signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
    beliefs = Collections.unmodifiableSortedMap(new TreeMap<>(beliefs));
    slices = Collections.unmodifiableSortedMap(new TreeMap<>(slices));
  }

  /**
   * The facts that a policy is applied to.
   *
   * @param thresholds from which probability on an area counts as violated
   */
  public CaseFacts facts(Thresholds thresholds) {
    SortedMap<String, Double> established = new TreeMap<>(signals);
    SortedMap<String, Double> believed = new TreeMap<>();
    beliefs.forEach(
        (area, probability) -> {
          believed.put(SignalVocabulary.harm(area), probability);
          if (probability >= thresholds.actAbove(area)) {
            established.put(SignalVocabulary.harm(area), probability);
          }
        });
    return new CaseFacts(established, believed, new TreeSet<>(), country, surface, day);
  }
}
