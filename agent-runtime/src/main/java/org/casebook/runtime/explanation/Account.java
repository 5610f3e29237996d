package org.casebook.runtime.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.Contribution;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.explanation.Sentence.Kind;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.ClauseOutcome;
import org.casebook.runtime.policy.ClauseOutcome.Status;
import org.casebook.runtime.policy.Policy;

/**
 * The account of a decision: its premises in sentences, each with the evidence or the clauses that
 * it rests on. The verdict follows from them, so that a reader who is not told it can find it:
 * which clauses have all that they require, which are excused, and where each belief lies between
 * its thresholds.
 */
final class Account {
  private static final int AT_MOST = 3;
  private static final double CONFLICT = 0.5;
  private static final double UNSURE_SOURCE = 0.5;

  private final Judgement as;
  private final Policy policy;
  private final FusionSettings settings;
  private final Wording wording;
  private final List<Sentence> sentences = new ArrayList<>();

  private Account(Judgement as, Policy policy, FusionSettings settings, Wording wording) {
    this.as = as;
    this.policy = policy;
    this.settings = settings;
    this.wording = wording;
  }

  /** The sentences, in the order in which they are read. */
  static List<Sentence> of(Judgement as, Policy policy, FusionSettings settings, Wording wording) {
    Account account = new Account(as, policy, settings, wording);
    account.clauses();
    account.beliefs();
    account.limits();
    return List.copyOf(account.sentences);
  }

  private void clauses() {
    for (Clause clause : as.verdict().standing().stream().limit(AT_MOST).toList()) {
      rule(clause);
      outcome(clause.id())
          .ifPresent(
              outcome ->
                  say(
                      Kind.SHOWN,
                      Map.of("clause", clause.id(), "held", held(outcome)),
                      supporting(outcome),
                      List.of(clause.id())));
    }
    for (ClauseOutcome outcome :
        as.verdict().outcomes(Status.EXCUSED).stream()
            .filter(o -> policy.clause(o.clause()).filter(c -> !c.exception()).isPresent())
            .limit(AT_MOST)
            .toList()) {
      List<ClauseOutcome> exceptions =
          outcome.by().stream().flatMap(id -> outcome(id).stream()).toList();
      List<String> evidence = new ArrayList<>(supporting(outcome));
      exceptions.forEach(exception -> evidence.addAll(supporting(exception)));
      List<String> clauses = new ArrayList<>(List.of(outcome.clause()));
      clauses.addAll(outcome.by());
      say(
          Kind.EXCUSED,
          Map.of(
              "clause", named(outcome.clause()),
              "held", held(outcome),
              "by", wording.list(outcome.by().stream().map(this::named).toList()),
              "shown", wording.list(exceptions.stream().map(this::held).toList())),
          evidence.stream().distinct().toList(),
          clauses);
    }
    as.verdict().governing().ifPresent(this::exceptionsLookedFor);
  }

  private void exceptionsLookedFor(Clause governing) {
    List<Clause> exceptions =
        as.verdict().outcomes().stream()
            .filter(outcome -> outcome.status() != Status.APPLIES)
            .flatMap(outcome -> policy.clause(outcome.clause()).stream())
            .filter(clause -> clause.exception() && clause.excepts().contains(governing.id()))
            .toList();
    if (!exceptions.isEmpty()) {
      say(
          Kind.NO_EXCEPTION,
          Map.of(
              "clauses",
              wording.list(exceptions.stream().map(clause -> named(clause.id())).toList())),
          List.of(),
          exceptions.stream().map(Clause::id).toList());
    }
  }

  private void rule(Clause clause) {
    say(
        Kind.RULE,
        Map.of("clause", clause.id(), "title", clause.title(), "rule", clause.rule()),
        List.of(),
        List.of(clause.id()));
  }

  /** Every area that is not clean, and the one that is nearest to it where all are. */
  private void beliefs() {
    List<HarmArea> byBelief =
        as.belief().areas().keySet().stream()
            .sorted(Comparator.comparingDouble(area -> -probability(area)))
            .toList();
    List<HarmArea> told =
        byBelief.stream()
            .filter(area -> probability(area) >= settings.area(area).allowBelow())
            .toList();
    for (HarmArea area : told.isEmpty() ? byBelief.subList(0, 1) : told) {
      belief(area);
    }
  }

  private void belief(HarmArea area) {
    AreaBelief belief = as.belief().of(area);
    FusionSettings.Area thresholds = settings.area(area);
    int places = places(belief.probability(), thresholds);
    say(
        Kind.BELIEF,
        Map.of(
            "area", wording.area(area),
            "belief", wording.number(belief.probability(), places),
            "clean", wording.number(thresholds.allowBelow(), places),
            "violated", wording.number(thresholds.actAbove(), places)),
        belief.contributions().stream().map(Contribution::evidence).toList(),
        List.of());
    strongest(Kind.FOR, belief, logOdds -> logOdds > 0);
    strongest(Kind.AGAINST, belief, logOdds -> logOdds < 0);
    if (belief.conflict() >= CONFLICT) {
      say(Kind.CONFLICT, Map.of(), List.of(), List.of());
    }
  }

  /** Places enough that the printed belief lies on the same side of the printed thresholds. */
  private static int places(double p, FusionSettings.Area thresholds) {
    int places = 2;
    while (places < 6
        && (rounded(p, places) >= rounded(thresholds.allowBelow(), places)
                != p >= thresholds.allowBelow()
            || rounded(p, places) >= rounded(thresholds.actAbove(), places)
                != p >= thresholds.actAbove())) {
      places++;
    }
    return places;
  }

  private static double rounded(double value, int places) {
    double scale = Math.pow(10, places);
    return Math.rint(value * scale) / scale;
  }

  private void strongest(Kind kind, AreaBelief belief, DoublePredicate side) {
    List<Contribution> strongest =
        belief.contributions().stream()
            .filter(c -> side.test(c.logOdds()))
            .sorted(Comparator.comparingDouble(c -> -Math.abs(c.logOdds())))
            .limit(AT_MOST)
            .toList();
    if (!strongest.isEmpty()) {
      say(
          kind,
          Map.of("evidence", wording.list(strongest.stream().map(this::describe).toList())),
          strongest.stream().map(Contribution::evidence).toList(),
          List.of());
    }
  }

  private String describe(Contribution contribution) {
    String value = wording.number(contribution.logOdds(), 2);
    return as.evidence().stream()
        .filter(e -> e.id().equals(contribution.evidence()))
        .findFirst()
        .map(
            e ->
                wording.fill(
                    "evidence",
                    Map.of(
                        "signal", wording.condition(e.signal()),
                        "quote", e.quote(),
                        "value", contribution.logOdds() > 0 ? "+" + value : value)))
        .orElse(contribution.evidence());
  }

  private void limits() {
    for (Evidence e : as.evidence()) {
      if (e.unreadable()) {
        say(Kind.UNREAD, Map.of("item", e.locators().get(0).item()), List.of(e.id()), List.of());
      }
    }
    as.evidence().stream()
        .filter(e -> e.tool().equals("score_text_harm") && e.reliability() < UNSURE_SOURCE)
        .findFirst()
        .ifPresent(
            e ->
                say(
                    Kind.LESS,
                    Map.of("share", wording.number(100 * e.reliability(), 0)),
                    List.of(e.id()),
                    List.of()));
    List<HarmArea> untrained = as.decision().unscored();
    if (!untrained.isEmpty()) {
      say(
          Kind.UNTRAINED,
          Map.of("areas", wording.list(untrained.stream().map(wording::area).toList())),
          List.of(),
          List.of());
    }
  }

  private void say(
      Kind kind, Map<String, String> slots, List<String> evidence, List<String> clauses) {
    sentences.add(new Sentence(kind, wording.fill(kind.key(), slots), evidence, clauses));
  }

  private String held(ClauseOutcome outcome) {
    return wording.list(outcome.held().stream().map(wording::condition).toList());
  }

  /** The evidence that establishes what an outcome rests on. */
  private List<String> supporting(ClauseOutcome outcome) {
    List<String> evidence = new ArrayList<>();
    for (Evidence e : as.evidence()) {
      if (outcome.held().stream().anyMatch(held -> held.contains(e.signal()))) {
        evidence.add(e.id());
      }
    }
    for (HarmArea area : as.belief().areas().keySet()) {
      if (outcome.held().stream().anyMatch(held -> held.contains("harm." + area.key()))) {
        as.belief().of(area).contributions().stream()
            .filter(c -> c.logOdds() > 0)
            .map(Contribution::evidence)
            .forEach(evidence::add);
      }
    }
    return evidence.stream().distinct().toList();
  }

  private Optional<ClauseOutcome> outcome(String clause) {
    return as.verdict().outcomes().stream().filter(o -> o.clause().equals(clause)).findFirst();
  }

  private String named(String clause) {
    return policy.clause(clause).map(c -> c.id() + " " + c.title()).orElse(clause);
  }

  private double probability(HarmArea area) {
    return as.belief().of(area).probability();
  }
}
