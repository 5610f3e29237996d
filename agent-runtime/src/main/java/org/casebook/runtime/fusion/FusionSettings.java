package org.casebook.runtime.fusion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;

/**
 * The numbers that fusion and escalation work with. They are data ({@code settings.json}), so that
 * a change of one is a diff that people can read.
 *
 * @param areas prior and thresholds per area
 * @param sourceCap the most that one source may move a belief, in log-odds
 * @param sourceCaps other caps by tool name; known-content hashes have none to speak of
 * @param correlation assumed mean correlation between sources of one group
 * @param correlations other correlations by group
 * @param reliabilities how far a source is trusted beyond what its tool says of it, by signal or
 *     else by tool; 1 where nothing is said
 */
public record FusionSettings(
    Map<HarmArea, Area> areas,
    double sourceCap,
    Map<String, Double> sourceCaps,
    double correlation,
    Map<String, Double> correlations,
    Map<String, Double> reliabilities) {

  /**
   * How an area starts and when it counts as settled.
   *
   * @param prior log-odds of a violation among escalated cases before anything is known
   * @param allowBelow probability under which the area counts as clean
   * @param actAbove probability from which the area counts as violated; between the two people
   *     decide
   */
  public record Area(double prior, double allowBelow, double actAbove) {
    public Area {
      if (!(0 <= allowBelow && allowBelow <= actAbove && actAbove <= 1)) {
        throw new IllegalArgumentException(
            "thresholds " + allowBelow + " and " + actAbove + " are not ordered within [0,1]");
      }
    }
  }

  public FusionSettings {
    areas = Map.copyOf(areas);
    sourceCaps = Map.copyOf(sourceCaps);
    correlations = Map.copyOf(correlations);
    reliabilities = Map.copyOf(reliabilities);
    for (HarmArea area : HarmArea.values()) {
      if (!areas.containsKey(area)) {
        throw new IllegalArgumentException("fusion settings say nothing of " + area.key());
      }
    }
  }

  /** The settings that ship with Casebook. */
  public static FusionSettings bundled() {
    try (InputStream in = FusionSettings.class.getResourceAsStream("settings.json")) {
      return read(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled fusion settings can not be read", e);
    }
  }

  private static FusionSettings read(JsonNode root) {
    Map<HarmArea, Area> areas = new EnumMap<>(HarmArea.class);
    root.get("areas")
        .properties()
        .forEach(
            entry ->
                areas.put(
                    HarmArea.ofKey(entry.getKey()).orElseThrow(),
                    new Area(
                        logit(entry.getValue().get("prior").asDouble()),
                        entry.getValue().get("allow_below").asDouble(),
                        entry.getValue().get("act_above").asDouble())));
    return new FusionSettings(
        areas,
        root.get("source_cap").asDouble(),
        numbers(root.get("source_caps")),
        root.get("correlation").asDouble(),
        numbers(root.get("correlations")),
        numbers(root.get("reliabilities")));
  }

  private static Map<String, Double> numbers(JsonNode node) {
    Map<String, Double> numbers = new HashMap<>();
    node.properties().forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asDouble()));
    return numbers;
  }

  private static double logit(double probability) {
    return Math.log(probability / (1 - probability));
  }

  /** Prior and thresholds of an area. */
  public Area area(HarmArea area) {
    return areas.getOrDefault(area, new Area(0, 0, 1));
  }

  /** The cap of a source, by tool name. */
  double cap(String tool) {
    return sourceCaps.getOrDefault(tool, sourceCap);
  }

  /** The correlation assumed within a group. */
  double correlation(String group) {
    return correlations.getOrDefault(group, correlation);
  }

  /** How far a source is trusted beyond what its tool says of it, in [0,1]. */
  double reliability(Evidence e) {
    return reliabilities.getOrDefault(e.signal(), reliabilities.getOrDefault(e.tool(), 1.0));
  }

  /** The same settings with other reliabilities. */
  public FusionSettings withReliabilities(Map<String, Double> other) {
    return new FusionSettings(areas, sourceCap, sourceCaps, correlation, correlations, other);
  }
}
