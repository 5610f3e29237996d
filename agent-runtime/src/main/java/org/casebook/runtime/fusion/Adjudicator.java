package org.casebook.runtime.fusion;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Citation;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ToolResult.ClauseHit;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyEvaluation;
import org.casebook.runtime.policy.PolicyVerdict;
import org.casebook.runtime.policy.Proofs;

/**
 * Belief and policy into a proposed decision. The belief says which areas are violated, the policy
 * says what follows and what excuses; between an area's thresholds people decide.
 *
 * <p>A pure function of its arguments: a replay gives the same decision to the byte.
 */
public final class Adjudicator {
  private final Policy policy;
  private final PolicyEvaluation evaluation;
  private final FusionSettings settings;
  private final Map<HarmArea, Double> actAbove = new EnumMap<>(HarmArea.class);
  private final List<HarmArea> unscored;
  private final Citations citations;

  /**
   * @param unscored areas for which nothing was trained; named in every decision
   */
  public Adjudicator(Policy policy, FusionSettings settings, List<HarmArea> unscored) {
    this.policy = policy;
    this.evaluation = new PolicyEvaluation(policy);
    this.settings = settings;
    settings.areas().forEach((area, of) -> actAbove.put(area, of.actAbove()));
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
   * @throws CasebookException when a citation does not resolve: such a decision is never proposed
   */
  public Decision decide(
      Case content,
      List<ContentItem> items,
      List<Evidence> evidence,
      Belief belief,
      List<ClauseHit> hits) {
    PolicyVerdict verdict = verdict(content, evidence, belief, hits);
    Draft draft = new Draft(items, evidence, belief, verdict);
    Decision decision = draft.decision();
    for (Citation citation : decision.citations()) {
      if (!citations.resolves(citation, items)) {
        throw new CasebookException(
            "a citation of " + citation.clause() + " does not resolve; the decision is rejected");
      }
    }
    return decision;
  }

  /** What the policy says of a case, clause by clause: the proof that a decision rests on. */
  public PolicyVerdict verdict(
      Case content, List<Evidence> evidence, Belief belief, List<ClauseHit> hits) {
    CaseFacts facts = CaseFacts.of(evidence, belief, actAbove, content.context(), day(content));
    return evaluation.apply(facts, relevance(hits));
  }

  /** The thresholds and priors that it decides by. */
  public FusionSettings settings() {
    return settings;
  }

  /**
   * Signals that could still change what the policy says, if a tool established them.
   *
   * @param unsettled signals that tools which did not run could establish
   */
  public SortedSet<String> openSignals(
      Case content, List<Evidence> evidence, Belief belief, Collection<String> unsettled) {
    CaseFacts facts = CaseFacts.of(evidence, belief, actAbove, content.context(), day(content));
    return new Proofs(policy, facts.withUnsettled(unsettled)).openSignals(evaluation.apply(facts));
  }

  /** The day whose policy applies; where it is unknown, the policy's own first day. */
  private LocalDate day(Case content) {
    return content
        .context()
        .createdAt()
        .map(at -> at.atZone(ZoneOffset.UTC).toLocalDate())
        .or(() -> policy.scope().validFrom())
        .orElse(LocalDate.EPOCH);
  }

  private static Map<String, Double> relevance(List<ClauseHit> hits) {
    Map<String, Double> relevance = new HashMap<>();
    hits.forEach(hit -> relevance.merge(hit.clause(), hit.score(), Math::max));
    return relevance;
  }

  /** One decision in the making. */
  private final class Draft {
    private final List<ContentItem> items;
    private final List<Evidence> evidence;
    private final Belief belief;
    private final PolicyVerdict verdict;
    private final Rationale rationale;

    Draft(List<ContentItem> items, List<Evidence> evidence, Belief belief, PolicyVerdict verdict) {
      this.items = items;
      this.evidence = evidence;
      this.belief = belief;
      this.verdict = verdict;
      this.rationale = new Rationale(policy, settings, evidence, belief, verdict, unscored);
    }

    Decision decision() {
      if (verdict.governing().isPresent()) {
        return violation(verdict.governing().get());
      }
      Optional<HarmArea> doubt = likeliest(this::inDoubt);
      if (doubt.isPresent()) {
        return escalation(doubt.get());
      }
      if (!verdict.excusing().isEmpty()) {
        return excused();
      }
      Optional<HarmArea> unnamed = likeliest(this::violated);
      if (unnamed.isPresent()) {
        return escalation(unnamed.get());
      }
      boolean unreadable = evidence.stream().anyMatch(Evidence::unreadable);
      return unreadable ? escalation(likeliest(any -> true).orElseThrow()) : allowed();
    }

    private Decision violation(Clause governing) {
      HarmArea area = governing.area().orElseThrow();
      return decision(
          verdict.action(),
          Optional.of(area),
          Math.max(probability(area), strength(governing)),
          rationale.violation(governing));
    }

    /**
     * How sure the weakest required signal of a clause is: what rests on cues alone is no surer.
     */
    private double strength(Clause clause) {
      return clause.mayRestOn("harm." + areaKey(clause)) ? 0 : 0.5;
    }

    private static String areaKey(Clause clause) {
      return clause.area().map(HarmArea::key).orElse("");
    }

    private Decision escalation(HarmArea area) {
      double p = probability(area);
      return new Decision(
          Action.ESCALATE,
          0,
          false,
          List.of(),
          List.of(),
          Optional.of(area),
          Math.max(p, 1 - p),
          List.of(),
          rationale.doubt(area),
          unscored);
    }

    private Decision excused() {
      HarmArea area = likeliest(any -> true).orElseThrow();
      double frame =
          evidence.stream()
              .filter(e -> verdict.excusing().stream().anyMatch(x -> x.mayRestOn(e.signal())))
              .mapToDouble(e -> -e.reliability() * e.weights().getOrDefault(area, 0.0))
              .max()
              .orElse(0);
      double doubtful = 1 - logistic(Math.max(0, frame));
      return decision(
          Action.ALLOW,
          Optional.of(area),
          1 - probability(area) * doubtful,
          rationale.excused(area));
    }

    private Decision allowed() {
      HarmArea nearest = likeliest(any -> true).orElseThrow();
      return decision(
          Action.ALLOW, Optional.empty(), 1 - probability(nearest), rationale.allowed(nearest));
    }

    private Decision decision(
        Action action, Optional<HarmArea> area, double confidence, List<String> sentences) {
      return new Decision(
          action,
          verdict.severity(),
          verdict.critical(),
          verdict.measures(),
          verdict.standingIds(),
          area,
          confidence,
          verdict.cited().stream()
              .flatMap(clause -> citations.cite(clause, items, evidence).stream())
              .toList(),
          sentences,
          unscored);
    }

    private boolean inDoubt(HarmArea area) {
      double p = probability(area);
      return p >= settings.area(area).allowBelow() && p < settings.area(area).actAbove();
    }

    private boolean violated(HarmArea area) {
      return probability(area) >= settings.area(area).actAbove();
    }

    private Optional<HarmArea> likeliest(Predicate<HarmArea> test) {
      return belief.areas().keySet().stream()
          .filter(test)
          .max(Comparator.comparingDouble(this::probability));
    }

    private double probability(HarmArea area) {
      return belief.of(area).probability();
    }
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
