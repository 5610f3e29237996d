package org.casebook.runtime.fusion;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.Contribution;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;

/**
 * Exactly additive fusion: for each area, log-odds = prior + sum of contributions, where a
 * contribution is reliability x weight, discounted within its group by 1/(1+(n-1)c) as sources that
 * share an input say less together than alone, then scaled down where its source exceeds its cap.
 *
 * <p>The design is naive Bayes with reliability and correlation discount. Echoes, that is evidence
 * of one group that says the same signal of the same place, count as one reading: a source that is
 * copied moves nothing, whatever correlation its group is taken to have.
 */
public final class EvidenceFusion {
  private final FusionSettings settings;

  /** Fuses by these settings. */
  public EvidenceFusion(FusionSettings settings) {
    this.settings = settings;
  }

  /** The settings in force. */
  public FusionSettings settings() {
    return settings;
  }

  /** The belief that follows from the evidence, taken in the order given. */
  public Belief fuse(List<Evidence> evidence) {
    SortedMap<HarmArea, AreaBelief> areas = new TreeMap<>();
    for (HarmArea area : HarmArea.values()) {
      areas.put(area, fuse(area, evidence));
    }
    return new Belief(areas);
  }

  private AreaBelief fuse(HarmArea area, List<Evidence> all) {
    List<Evidence> evidence = all.stream().filter(e -> e.weights().containsKey(area)).toList();
    Map<Reading, Integer> echoes = new HashMap<>();
    evidence.forEach(e -> echoes.merge(Reading.of(e), 1, Integer::sum));
    Map<String, Integer> groupSizes = new HashMap<>();
    echoes.keySet().forEach(reading -> groupSizes.merge(reading.group(), 1, Integer::sum));

    double[] values = new double[evidence.size()];
    // a copy must not share its source's cap, nor may readings that are copied unevenly exceed it
    Map<String, Double> sourceTotals = new HashMap<>();
    Map<String, Double> dividedTotals = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      Evidence e = evidence.get(i);
      values[i] = reliability(e) * weight(e, area) * discount(e, groupSizes);
      sourceTotals.merge(e.tool(), values[i], Double::sum);
      dividedTotals.merge(e.tool(), values[i] / copies(e, echoes), Double::sum);
    }

    double prior = settings.area(area).prior();
    double total = prior;
    double positive = 0;
    double negative = 0;
    List<Contribution> contributions = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Evidence e = evidence.get(i);
      double scale = Math.min(capScale(e.tool(), sourceTotals), capScale(e.tool(), dividedTotals));
      int copies = copies(e, echoes);
      double logOdds = values[i] * scale / copies;
      contributions.add(
          new Contribution(e.id(), logOdds, adjustment(e, groupSizes, copies, scale)));
      total += logOdds;
      positive += Math.max(0, logOdds);
      negative += Math.max(0, -logOdds);
    }
    return new AreaBelief(prior, contributions, total, conflict(positive, negative));
  }

  /** What evidence says, of what, and from which lineage: the same again is an echo. */
  private record Reading(String group, String signal, List<Locator> locators) {
    static Reading of(Evidence e) {
      return new Reading(e.group(), e.signal(), e.locators());
    }
  }

  private static int copies(Evidence e, Map<Reading, Integer> echoes) {
    return echoes.getOrDefault(Reading.of(e), 1);
  }

  private static double weight(Evidence e, HarmArea area) {
    return e.weights().getOrDefault(area, 0.0);
  }

  private double reliability(Evidence e) {
    return e.reliability() * settings.reliability(e);
  }

  private double discount(Evidence e, Map<String, Integer> groupSizes) {
    int n = groupSizes.getOrDefault(e.group(), 1);
    return 1 / (1 + (n - 1) * settings.correlation(e.group()));
  }

  private double capScale(String tool, Map<String, Double> sourceTotals) {
    double total = Math.abs(sourceTotals.getOrDefault(tool, 0.0));
    double cap = settings.cap(tool);
    return total > cap ? cap / total : 1;
  }

  private String adjustment(Evidence e, Map<String, Integer> groupSizes, int copies, double scale) {
    List<String> reasons = new ArrayList<>();
    if (reliability(e) < 1) {
      reasons.add(String.format(Locale.ROOT, "reliability %.2f", reliability(e)));
    }
    int n = groupSizes.getOrDefault(e.group(), 1);
    if (n > 1 && settings.correlation(e.group()) > 0) {
      reasons.add("shares " + e.group() + " with " + (n - 1) + " more");
    }
    if (copies > 1) {
      reasons.add("one reading told " + copies + " times");
    }
    if (scale < 1) {
      reasons.add("source capped at " + settings.cap(e.tool()));
    }
    return String.join("; ", reasons);
  }

  /** For and against in [0,1]: their product over the square of their mean. */
  private static double conflict(double positive, double negative) {
    double mean = (positive + negative) / 2;
    return mean == 0 ? 0 : positive * negative / (mean * mean);
  }
}
