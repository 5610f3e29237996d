package org.casebook.runtime.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.text.LexicalMatch.Strength;

/**
 * What a signal of the lexicon says about each harm area: log-likelihood ratios ln P(signal |
 * violates) / P(signal | does not), from {@code lexicon/signals.tsv}, where the origin of each
 * number is written beside it. Frames have negative weights on the areas that they excuse.
 */
public final class SignalWeights {
  /** No single signal weighs more, whatever the number of its matches. */
  public static final double MOST = 2.8;

  /** The area of signals that say what a text is, and nothing about a harm. */
  private static final String NO_AREA = "-";

  private static final double FURTHER_MATCH = 0.2;
  private static final int FURTHER_MATCHES = 3;

  private final Map<String, Map<HarmArea, double[]>> weights;

  private SignalWeights(Map<String, Map<HarmArea, double[]>> weights) {
    this.weights = weights;
  }

  /** The weights that Casebook ships. */
  public static SignalWeights bundled() {
    Map<String, Map<HarmArea, double[]>> weights = new HashMap<>();
    for (String line : Resources.lines("lexicon/signals.tsv")) {
      String[] columns = line.split("\t", -1);
      Map<HarmArea, double[]> byArea = weights.computeIfAbsent(columns[0], s -> new HashMap<>());
      if (columns[1].equals(NO_AREA)) {
        continue;
      }
      HarmArea area =
          HarmArea.ofKey(columns[1])
              .orElseThrow(
                  () -> new CasebookException("signals.tsv: no harm area in \"" + line + "\""));
      double[] byStrength = {
        Double.parseDouble(columns[2]),
        Double.parseDouble(columns[3]),
        Double.parseDouble(columns[4])
      };
      byArea.put(area, byStrength);
    }
    return new SignalWeights(weights);
  }

  /** All signals of the lexicon, those that speak about no harm included. */
  public Set<String> signals() {
    return Set.copyOf(weights.keySet());
  }

  /**
   * The weight of a signal for each area that it speaks about.
   *
   * @param strength of its strongest match
   * @param matches different words that matched; further ones add little
   */
  public SortedMap<HarmArea, Double> of(String signal, Strength strength, int matches) {
    SortedMap<HarmArea, Double> result = new TreeMap<>();
    int further = Math.min(FURTHER_MATCHES, matches - 1);
    weights
        .getOrDefault(signal, Map.of())
        .forEach(
            (area, byStrength) -> {
              double weight = byStrength[column(strength)];
              double raised = weight * (1 + FURTHER_MATCH * further);
              result.put(area, Math.max(-MOST, Math.min(MOST, raised)));
            });
    return result;
  }

  private static int column(Strength strength) {
    return switch (strength) {
      case WEAK -> 0;
      case MEDIUM -> 1;
      case STRONG -> 2;
    };
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "weights of %d signals", weights.size());
  }
}
