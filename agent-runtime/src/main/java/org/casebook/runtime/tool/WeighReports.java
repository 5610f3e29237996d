package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.CaseContext.Report;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;

/**
 * Weighs what users reported. Reports are weak and easily brigaded, so their weight grows with the
 * logarithm of their number and fusion caps the source at one unit of log-odds.
 */
public final class WeighReports implements Tool {
  private static final double WEIGHT = 0.35;
  private static final int MANY = 5;

  /** Words of a report's reason, by area; matched as parts of the lower-case reason. */
  private static final Map<HarmArea, List<String>> REASONS =
      new TreeMap<>(
          Map.of(
              HarmArea.HATE, List.of("hate", "racis", "slur", "discriminat"),
              HarmArea.HARASSMENT, List.of("harass", "bully", "insult", "dox", "privacy"),
              HarmArea.VIOLENCE, List.of("violen", "threat", "terror", "gore"),
              HarmArea.SEXUAL, List.of("sexual", "nud", "porn", "explicit"),
              HarmArea.SELF_HARM, List.of("self_harm", "self-harm", "self harm", "suicid"),
              HarmArea.SCAM_SPAM, List.of("scam", "spam", "fraud", "phish"),
              HarmArea.DANGEROUS_GOODS, List.of("drug", "weapon", "goods", "illegal_sale"),
              HarmArea.SYNTHETIC_MEDIA,
                  List.of("deepfake", "synthetic", "misinformation", "impersonat", "fake"),
              HarmArea.CHILD_SAFETY, List.of("child", "minor")));

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        "weigh_reports",
        "1",
        "Weighs the reasons and number of user reports on the case",
        Set.of(ItemKind.TEXT, ItemKind.IMAGE, ItemKind.VIDEO, ItemKind.AUDIO),
        Set.of("reports.many"),
        0.01);
  }

  @Override
  public ToolResult run(ToolInput input) {
    boolean derived = input.item().id().indexOf('/') >= 0;
    List<Report> reports = derived ? List.of() : input.context().reports();
    int total = reports.stream().mapToInt(Report::count).filter(count -> count > 0).sum();
    if (total == 0) {
      return new ToolResult.Nothing("Nobody reported this.", List.of());
    }
    SortedMap<HarmArea, Double> weights = new TreeMap<>();
    List<String> words = new ArrayList<>();
    for (Report report : reports) {
      words.add(report.reason() + " ×" + report.count());
      REASONS.forEach(
          (area, parts) -> {
            String reason = report.reason().toLowerCase(Locale.ROOT);
            if (parts.stream().anyMatch(reason::contains)) {
              weights.merge(
                  area, WEIGHT * Math.log1p(Math.max(0, report.count())), (a, b) -> a + b);
            }
          });
    }
    String quote = String.join(", ", words);
    Evidence evidence =
        new Evidence(
            input.call().id() + "/1",
            spec().name(),
            total >= MANY ? "reports.many" : "reports.few",
            weights,
            1,
            "reports",
            List.of(new Locator.Whole(input.item().id())),
            quote);
    return new ToolResult.Found(
        total + " reports: " + quote,
        List.of(new Observation("reports", String.valueOf(total))),
        List.of(evidence),
        List.of(),
        List.of());
  }
}
