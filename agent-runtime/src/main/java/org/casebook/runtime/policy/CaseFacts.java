package org.casebook.runtime.policy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.rule.Facts;

/**
 * What a policy is applied to: established signals, and where and when the content was posted.
 *
 * @param signals each established signal with its strength in [0,1]: the probability for {@code
 *     harm.*}, the best reliability of its evidence for others
 * @param beliefs the probability of each {@code harm.*}, also where it establishes nothing
 * @param unsettled signals that a tool which did not run could still establish
 * @param country ISO 3166 alpha-2, or empty text when unknown
 * @param surface post, comment, message ..., or empty text when unknown
 * @param day the day (UTC) whose policy applies
 */
public record CaseFacts(
    SortedMap<String, Double> signals,
    SortedMap<String, Double> beliefs,
    SortedSet<String> unsettled,
    String country,
    String surface,
    LocalDate day)
    implements Facts {
  private static final String HARM = "harm.";

  public CaseFacts {
    signals = Collections.unmodifiableSortedMap(new TreeMap<>(signals));
    beliefs = Collections.unmodifiableSortedMap(new TreeMap<>(beliefs));
    unsettled = Collections.unmodifiableSortedSet(new TreeSet<>(unsettled));
  }

  /** Facts of which nothing is open, and where no area was believed beyond its signal. */
  public CaseFacts(
      SortedMap<String, Double> signals, String country, String surface, LocalDate day) {
    this(signals, new TreeMap<>(), new TreeSet<>(), country, surface, day);
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
    SortedMap<String, Double> beliefs = new TreeMap<>();
    belief
        .areas()
        .forEach(
            (area, held) -> {
              beliefs.put(SignalVocabulary.harm(area), held.probability());
              if (actAbove.containsKey(area) && held.probability() >= actAbove.get(area)) {
                signals.put(SignalVocabulary.harm(area), held.probability());
              }
            });
    return new CaseFacts(
        signals, beliefs, new TreeSet<>(), context.country(), context.surface(), day);
  }

  /** The same case with other signals, all at full strength. */
  public CaseFacts withSignals(Collection<String> established) {
    SortedMap<String, Double> full = new TreeMap<>();
    established.forEach(signal -> full.put(signal, 1.0));
    return new CaseFacts(full, new TreeMap<>(), unsettled, country, surface, day);
  }

  /** The same case while these signals could still be established by tools that did not run. */
  public CaseFacts withUnsettled(Collection<String> open) {
    return new CaseFacts(signals, beliefs, new TreeSet<>(open), country, surface, day);
  }

  @Override
  public boolean established(String signal) {
    return signals.containsKey(signal);
  }

  @Override
  public double strength(String signal) {
    return Math.max(signals.getOrDefault(signal, 0.0), beliefs.getOrDefault(signal, 0.0));
  }

  @Override
  public boolean open(String signal) {
    return unsettled.contains(signal) && !established(signal);
  }

  @Override
  public String attribute(Attribute attribute) {
    return switch (attribute) {
      case SURFACE -> surface;
      case COUNTRY -> country;
    };
  }
}
