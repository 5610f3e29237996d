package org.casebook.runtime.backtest;

import java.util.EnumMap;
import java.util.Map;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.fusion.FusionSettings;

/**
 * Between which probabilities people decide, per harm area.
 *
 * @param areas every area
 */
public record Thresholds(Map<HarmArea, Range> areas) {
  /**
   * Under the first an area counts as clean, from the second on as violated.
   *
   * @param allowBelow not above {@code actAbove}
   */
  public record Range(double allowBelow, double actAbove) {}

  public Thresholds {
    areas = Map.copyOf(areas);
  }

  /** Those that the agent decides with. */
  public static Thresholds of(FusionSettings settings) {
    Map<HarmArea, Range> areas = new EnumMap<>(HarmArea.class);
    settings
        .areas()
        .forEach((area, of) -> areas.put(area, new Range(of.allowBelow(), of.actAbove())));
    return new Thresholds(areas);
  }

  /** The same with another range for one area. */
  public Thresholds with(HarmArea area, Range range) {
    Map<HarmArea, Range> changed = new EnumMap<>(areas);
    changed.put(area, range);
    return new Thresholds(changed);
  }

  /** Whether an area counts as violated at this probability. */
  public boolean violated(HarmArea area, double probability) {
    return probability >= actAbove(area);
  }

  double actAbove(HarmArea area) {
    return range(area).actAbove();
  }

  double allowBelow(HarmArea area) {
    return range(area).allowBelow();
  }

  private Range range(HarmArea area) {
    return areas.getOrDefault(area, new Range(0, 1));
  }
}
