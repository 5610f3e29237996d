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

/**
 * Exactly additive fusion: for each area, log-odds = prior + sum of contributions, where a
 * contribution is reliability x weight, discounted within its group by 1/(1+(n-1)c) as sources that
 * share an input say less together than alone, then scaled down where its source exceeds its cap.
 *
 * <p>The design is naive Bayes with reliability and correlation discount; a duplicated source with
 * c = 1 counts once.
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
    Map<String, Integer> groupSizes = new HashMap<>();
    evidence.forEach(e -> groupSizes.merge(e.group(), 1, Integer::sum));

    double[] values = new double[evidence.size()];
    Map<String, Double> sourceTotals = new HashMap<>();
    for (int i = 0; i < values.length; i++) {
      Evidence e = evidence.get(i);
      values[i] = reliability(e) * weight(e, area) * discount(e, groupSizes);
      sourceTotals.merge(e.tool(), values[i], Double::sum);
    }

    double prior = settings.area(area).prior();
    double total = prior;
    double positive = 0;
    double negative = 0;
    List<Contribution> contributions = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      Evidence e = evidence.get(i);
      double scale = capScale(e.tool(), sourceTotals);
      double logOdds = values[i] * scale;
      contributions.add(new Contribution(e.id(), logOdds, adjustment(e, groupSizes, scale)));
      total += logOdds;
      positive += Math.max(0, logOdds);
      negative += Math.max(0, -logOdds);
    }
    return new AreaBelief(prior, contributions, total, conflict(positive, negative));
  }

  private static double weight(Evidence e, HarmArea area) {
    return e.weights().getOrDefault(area, 0.0);
  }

  private double reliability(Evidence e) {
    return e.reliability() * settings.reliability(e.signal());
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

  private String adjustment(Evidence e, Map<String, Integer> groupSizes, double scale) {
    List<String> reasons = new ArrayList<>();
    if (reliability(e) < 1) {
      reasons.add(String.format(Locale.ROOT, "reliability %.2f", reliability(e)));
    }
    int n = groupSizes.getOrDefault(e.group(), 1);
    if (n > 1 && settings.correlation(e.group()) > 0) {
      reasons.add("shares " + e.group() + " with " + (n - 1) + " more");
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
