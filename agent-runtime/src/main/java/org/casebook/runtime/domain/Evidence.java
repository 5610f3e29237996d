package org.casebook.runtime.domain;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One thing that a tool established, with what it says about each harm area.
 *
 * @param id unique in its run: {@code <call id>/<n>}
 * @param tool name of the tool that found it
 * @param signal what was established, in the vocabulary that clauses require, as in {@code
 *     cue.threat}
 * @param weights per area the log-likelihood ratio ln P(observation|violates)/P(observation|does
 *     not), before reliability, caps and correlation discount; negative weights excuse
 * @param reliability in [0,1]: how far the source is to be trusted here (language, coverage)
 * @param group sources that share an input or lineage share a group; fusion discounts them
 * @param locators where it rests; never empty
 * @param quote the words or a short description, for people
 */
public record Evidence(
    String id,
    String tool,
    String signal,
    SortedMap<HarmArea, Double> weights,
    double reliability,
    String group,
    List<Locator> locators,
    String quote) {
  /** The signal of text that was seen and could not be read: it may hide anything. */
  public static final String UNREADABLE = "text.unreadable";

  /** The signal of speech that was heard and not understood. */
  public static final String UNREADABLE_SPEECH = "speech.unreadable";

  public Evidence {
    weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    locators = List.copyOf(locators);
    if (!(reliability >= 0 && reliability <= 1)) {
      throw new IllegalArgumentException("reliability " + reliability + " is outside [0,1]");
    }
    if (locators.isEmpty()) {
      throw new IllegalArgumentException("evidence " + id + " points nowhere");
    }
    for (Map.Entry<HarmArea, Double> weight : weights.entrySet()) {
      if (!Double.isFinite(weight.getValue())) {
        throw new IllegalArgumentException("evidence " + id + " has a weight that is not finite");
      }
    }
  }

  /** Whether it says that content was not read: no verdict of clean may rest on such a case. */
  public boolean unreadable() {
    return signal.equals(UNREADABLE) || signal.equals(UNREADABLE_SPEECH);
  }
}
