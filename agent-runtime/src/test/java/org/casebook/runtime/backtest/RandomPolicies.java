package org.casebook.runtime.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyScope;
import org.casebook.runtime.rule.Formula;

/**
 * Policies and samples made by chance, in which every feature of the rule language occurs:
 * negation, bounds, alternatives, priorities, overrides, exceptions to exceptions up to depth 3,
 * jurisdictions. They obey what the reader checks: no cycles.
 */
final class RandomPolicies {
  static final List<String> SIGNALS =
      List.of("cue.slur", "cue.threat", "cue.weapon", "frame.news", "frame.satire", "cue.url");
  private static final List<Action> ACTIONS =
      List.of(Action.LABEL, Action.RESTRICT, Action.REMOVE, Action.ESCALATE);
  private static final List<String> COUNTRIES = List.of("DE", "FR", "");

  private final Random random;

  RandomPolicies(Random random) {
    this.random = random;
  }

  Policy policy() {
    SortedMap<String, Clause> clauses = new TreeMap<>();
    List<String> harms = new ArrayList<>();
    int harmful = 2 + random.nextInt(7);
    for (int i = 0; i < harmful; i++) {
      String id = "HT" + (1 + random.nextInt(3)) + "." + (char) ('a' + i);
      clauses.put(id, clause(id, Optional.of(HarmArea.HATE), List.of(), some(harms), action()));
      harms.add(id);
    }
    // Each exception may excuse clauses and the exceptions of the level below: depth 3 at most.
    List<String> below = new ArrayList<>();
    List<String> excusable = new ArrayList<>(harms);
    for (int level = 0; level < 3; level++) {
      List<String> here = new ArrayList<>();
      int exceptions = random.nextInt(4);
      for (int i = 0; i < exceptions; i++) {
        String id = "EX0." + (char) ('a' + 8 * level + i);
        List<String> targets = some(level == 0 ? excusable : below);
        targets.addAll(level == 0 ? List.of() : some(harms));
        clauses.put(
            id,
            clause(
                id,
                Optional.empty(),
                targets.stream().distinct().sorted().toList(),
                List.of(),
                Action.ALLOW));
        here.add(id);
      }
      below = here;
    }
    List<String> exceptions =
        clauses.values().stream().filter(Clause::exception).map(Clause::id).toList();
    clauses.replaceAll(
        (id, clause) -> {
          if (clause.exception() || random.nextInt(6) != 0) {
            return clause;
          }
          List<String> overrides = new ArrayList<>(clause.overrides());
          overrides.addAll(some(exceptions));
          return withOverrides(clause, overrides);
        });
    return new Policy(
        "random",
        "1.0.0",
        "Random",
        clauses,
        new TreeMap<>(),
        List.of(),
        "",
        "",
        new PolicyScope(
            Optional.empty(),
            Optional.empty(),
            random.nextInt(4) == 0 ? List.of("DE", "FR") : List.of(),
            random.nextInt(4) == 0 ? List.of("post") : List.of()),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>());
  }

  Sample sample(String id) {
    TreeMap<String, Double> signals = new TreeMap<>();
    for (String signal : SIGNALS) {
      if (random.nextInt(3) == 0) {
        signals.put(signal, 0.1 + 0.1 * random.nextInt(10));
      }
    }
    TreeMap<HarmArea, Double> beliefs = new TreeMap<>();
    beliefs.put(HarmArea.HATE, random.nextDouble());
    if (random.nextInt(3) == 0) {
      beliefs.put(HarmArea.VIOLENCE, random.nextDouble() * 0.4);
    }
    if (random.nextInt(20) == 0) {
      signals.put("text.unreadable", 1.0);
    }
    return new Sample(
        id,
        "",
        random.nextBoolean() ? "eng" : "deu",
        signals,
        beliefs,
        COUNTRIES.get(random.nextInt(3)),
        random.nextBoolean() ? "post" : "listing",
        java.time.LocalDate.of(2026, 6, 1),
        random.nextBoolean()
            ? Optional.of(
                new org.casebook.runtime.domain.Case.Gold(
                    random.nextBoolean() ? Action.ALLOW : action(), List.of("HT1.a")))
            : Optional.empty(),
        new TreeMap<>());
  }

  List<Sample> samples(int n) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      samples.add(sample("s" + i));
    }
    return samples;
  }

  private Clause clause(
      String id,
      Optional<HarmArea> area,
      List<String> excepts,
      List<String> overrides,
      Action action) {
    return new Clause(
        id,
        id,
        area,
        action,
        area.isEmpty() ? 0 : id.charAt(2) - '0',
        false,
        when(area.isPresent()),
        random.nextInt(3),
        excepts,
        overrides,
        List.of(),
        random.nextInt(5) == 0 ? List.of("DE") : List.of(),
        List.of(),
        Optional.empty(),
        id,
        "");
  }

  private static Clause withOverrides(Clause c, List<String> overrides) {
    return new Clause(
        c.id(),
        c.title(),
        c.area(),
        c.action(),
        c.severity(),
        c.critical(),
        c.when(),
        c.priority(),
        c.excepts(),
        overrides,
        c.defines(),
        c.jurisdiction(),
        c.measures(),
        c.legalBasis(),
        c.body(),
        c.sha256());
  }

  private Formula.All when(boolean harm) {
    List<Formula> parts = new ArrayList<>();
    if (harm && random.nextBoolean()) {
      parts.add(new Formula.Established("harm.hate"));
    }
    int n = 1 + random.nextInt(2);
    for (int i = 0; i < n; i++) {
      parts.add(
          random.nextInt(3) == 0
              ? new Formula.Any(List.of(condition(), condition()))
              : condition());
    }
    return new Formula.All(parts);
  }

  private Formula condition() {
    String signal = SIGNALS.get(random.nextInt(SIGNALS.size()));
    return switch (random.nextInt(5)) {
      case 0 -> new Formula.Not(new Formula.Established(signal));
      case 1 -> new Formula.AtLeast(signal, 0.5);
      case 2 -> new Formula.AtLeast("harm.hate", 0.8);
      default -> new Formula.Established(signal);
    };
  }

  private Action action() {
    return ACTIONS.get(random.nextInt(ACTIONS.size()));
  }

  private List<String> some(List<String> all) {
    List<String> some = new ArrayList<>();
    for (String one : all) {
      if (random.nextInt(3) == 0) {
        some.add(one);
      }
    }
    return some;
  }
}
