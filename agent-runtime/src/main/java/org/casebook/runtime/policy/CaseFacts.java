package org.casebook.runtime.policy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;

/**
 * What a policy is applied to: established signals, and where and when the content was posted.
 *
 * @param signals each established signal with its strength in [0,1]: the probability for {@code
 *     harm.*}, the best reliability of its evidence for others
 * @param country ISO 3166 alpha-2, or empty text when unknown
 * @param surface post, comment, message ..., or empty text when unknown
 * @param day the day (UTC) whose policy applies
 */
public record CaseFacts(
    SortedMap<String, Double> signals, String country, String surface, LocalDate day) {
  private static final String HARM = "harm.";

  public CaseFacts {
    signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
  }

  /**
   * The facts of a case after its tools have run. Only the fused belief establishes {@code harm.*}:
   * a source that names such a signal may speak for or against it. No tool establishes {@code
   * human.*}, whatever it calls what it found.
   *
   * @param actAbove per area the probability from which it counts as violated; areas that are not
   *     in it are never established
   */
  public static CaseFacts of(
      Collection<Evidence> evidence,
      Belief belief,
      Map<HarmArea, Double> actAbove,
      CaseContext context,
      LocalDate day) {
    SortedMap<String, Double> signals = new TreeMap<>();
    for (Evidence found : evidence) {
      if (!found.signal().startsWith(HARM) && !SignalVocabulary.settledByPeople(found.signal())) {
        signals.merge(found.signal(), found.reliability(), Math::max);
      }
    }
    belief
        .areas()
        .forEach(
            (area, held) -> {
              if (actAbove.containsKey(area) && held.probability() >= actAbove.get(area)) {
                signals.put(SignalVocabulary.harm(area), held.probability());
              }
            });
    return new CaseFacts(signals, context.country(), context.surface(), day);
  }

  /** The same case with other signals, all at full strength. */
  public CaseFacts withSignals(Collection<String> established) {
    SortedMap<String, Double> full = new TreeMap<>();
    established.forEach(signal -> full.put(signal, 1.0));
    return new CaseFacts(full, country, surface, day);
  }

  boolean established(String signal) {
    return signals.containsKey(signal);
  }
}
