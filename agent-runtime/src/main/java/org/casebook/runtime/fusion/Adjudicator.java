package org.casebook.runtime.fusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.Citation;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ToolResult.ClauseHit;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/**
 * Belief and policy into a proposed decision. The belief says how likely each area is violated, the
 * policy says what that means; between the thresholds people decide.
 */
public final class Adjudicator {
  private final Policy policy;
  private final FusionSettings settings;
  private final List<HarmArea> unscored;
  private final Citations citations;

  /**
   * @param unscored areas for which nothing was trained; named in every decision
   */
  public Adjudicator(Policy policy, FusionSettings settings, List<HarmArea> unscored) {
    this.policy = policy;
    this.settings = settings;
    this.unscored = List.copyOf(unscored);
    this.citations = new Citations(policy);
  }

  /** The policy that decides. */
  public Policy policy() {
    return policy;
  }

  /**
   * Proposes a decision.
   *
   * @param items given and derived content; citations pin spans of it
   * @param hits clauses that policy search found, best first
   */
  public Decision decide(
      Case content,
      List<ContentItem> items,
      List<Evidence> evidence,
      Belief belief,
      List<ClauseHit> hits) {
    HarmArea suspect =
        belief.areas().keySet().stream()
            .max(Comparator.comparingDouble(area -> belief.of(area).logOdds()))
            .orElseThrow();
    double probability = belief.of(suspect).probability();
    FusionSettings.Area thresholds = settings.area(suspect);
    return probability >= thresholds.actAbove()
        ? violation(content.context().country(), items, evidence, belief, suspect, hits)
        : probability < thresholds.allowBelow()
            ? allow(1 - probability)
            : unsure(suspect, probability);
  }

  private Decision allow(double confidence) {
    return new Decision(
        Action.ALLOW,
        0,
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        confidence,
        List.of(),
        List.of("No area of the policy is likely to be violated."),
        unscored);
  }

  private Decision unsure(HarmArea area, double probability) {
    return new Decision(
        Action.ESCALATE,
        0,
        false,
        List.of(),
        List.of(),
        Optional.of(area),
        Math.max(probability, 1 - probability),
        List.of(),
        List.of("The evidence about " + area.key() + " does not settle the case."),
        unscored);
  }

  private Decision violation(
      String country,
      List<ContentItem> items,
      List<Evidence> evidence,
      Belief belief,
      HarmArea area,
      List<ClauseHit> hits) {
    Set<String> signals = new TreeSet<>();
    evidence.forEach(e -> signals.add(e.signal()));
    signals.add("harm." + area.key());
    Optional<Clause> clause =
        policy.clauses().values().stream()
            .filter(c -> c.area().equals(Optional.of(area)))
            .filter(c -> c.jurisdiction().isEmpty() || c.jurisdiction().contains(country))
            .filter(
                c -> c.requires().stream().allMatch(g -> g.stream().anyMatch(signals::contains)))
            .max(
                Comparator.comparingInt((Clause c) -> c.requires().size())
                    .thenComparingInt(Clause::severity)
                    .thenComparingDouble(c -> score(hits, c)));
    if (clause.isEmpty()) {
      return unsure(area, belief.of(area).probability());
    }
    Clause c = clause.get();
    List<Citation> cited = new ArrayList<>(citations.cite(c, area, items, evidence));
    return new Decision(
        c.action(),
        c.severity(),
        c.critical(),
        c.measures(),
        List.of(c.id()),
        Optional.of(area),
        belief.of(area).probability(),
        cited,
        List.of(c.id() + " " + c.title() + ": " + cited.get(0).quote()),
        unscored);
  }

  private static double score(List<ClauseHit> hits, Clause clause) {
    return hits.stream()
        .filter(hit -> hit.clause().equals(clause.id()))
        .mapToDouble(ClauseHit::score)
        .max()
        .orElse(0);
  }
}
