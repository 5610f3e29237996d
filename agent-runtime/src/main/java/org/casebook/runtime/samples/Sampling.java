package org.casebook.runtime.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.models.synthesis.AttackFamily;
import org.casebook.models.synthesis.ClauseSamples;
import org.casebook.models.synthesis.Sample;
import org.casebook.models.synthesis.SamplePair;
import org.casebook.models.synthesis.SampleRequest;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.policy.CaseFacts;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyEvaluation;
import org.casebook.runtime.policy.PolicyVerdict;
import org.casebook.runtime.samples.LabelledSample.Gold;
import org.casebook.runtime.samples.LabelledSample.Place;

/** Draws pairs for one clause in one language until the policy agrees with enough of them. */
final class Sampling {
  private static final List<String> SURFACES = List.of("post", "comment", "message");
  private static final LocalDate ANY_DAY = LocalDate.of(2026, 1, 1);

  /** So many draws are tried for each pair wanted, and so many at least. */
  private static final int TRIES_PER_PAIR = 40;

  private static final int TRIES = 200;

  private final Policy policy;
  private final PolicyEvaluation evaluation;
  private final ClauseSamples grammar;
  private final Clause clause;
  private final String language;
  private final double disguised;
  private final Set<String> given;

  /**
   * Starts.
   *
   * @param given ids of samples that were made before; grows
   */
  Sampling(
      Policy policy,
      ClauseSamples grammar,
      Clause clause,
      String language,
      double disguised,
      Set<String> given) {
    this.policy = policy;
    this.evaluation = new PolicyEvaluation(policy);
    this.grammar = grammar;
    this.clause = clause;
    this.language = language;
    this.disguised = disguised;
    this.given = given;
  }

  /**
   * What the grammar is asked for, by the clause that is to be violated: the clause itself, or for
   * an exception each clause that it excepts.
   */
  static SortedMap<String, SampleRequest> requests(
      Policy policy, Clause clause, String language, double disguised) {
    SortedMap<String, SampleRequest> requests = new TreeMap<>();
    if (!clause.exception()) {
      List<List<List<String>>> excuses =
          policy.clauses().values().stream()
              .filter(exception -> excuses(exception, clause))
              .map(exception -> RequiredSignals.of(exception.when()))
              .toList();
      requests.put(
          clause.id(),
          new SampleRequest(RequiredSignals.of(clause.when()), excuses, language, disguised));
      return requests;
    }
    for (Clause broken : policy.clauses().values()) {
      if (!broken.exception() && excuses(clause, broken)) {
        requests.put(
            broken.id(),
            new SampleRequest(
                RequiredSignals.of(broken.when()),
                List.of(RequiredSignals.of(clause.when())),
                language,
                disguised));
      }
    }
    return requests;
  }

  private static boolean excuses(Clause exception, Clause clause) {
    return exception.excepts().contains(clause.id())
        && !clause.overrides().contains(exception.id());
  }

  /** So many pairs, each violating case before its confounder; fewer where words run out. */
  List<LabelledSample> draw(int pairs, long seed) {
    long own = seed * 31 + (clause.id() + language).hashCode();
    Random random = new Random(own);
    List<Source> sources = new ArrayList<>();
    requests(policy, clause, language, disguised)
        .forEach(
            (broken, request) -> {
              Iterator<SamplePair> drawn = grammar.pairs(request, random.nextLong()).iterator();
              if (drawn.hasNext()) {
                policy.clause(broken).ifPresent(c -> sources.add(new Source(c, drawn)));
              }
            });
    List<LabelledSample> samples = new ArrayList<>();
    int tries = sources.isEmpty() ? 0 : Math.max(TRIES, TRIES_PER_PAIR * pairs);
    for (int i = 0; i < tries && samples.size() < 2 * pairs; i++) {
      Source source = sources.get(random.nextInt(sources.size()));
      if (source.pairs.hasNext()) {
        label(source.broken, source.pairs.next(), random).ifPresent(samples::addAll);
      }
    }
    return samples;
  }

  /** A clause to break and texts that should break it. */
  private record Source(Clause broken, Iterator<SamplePair> pairs) {}

  /** Both with their labels, if the policy sees them as they were meant and neither is known. */
  private Optional<List<LabelledSample>> label(Clause broken, SamplePair pair, Random random) {
    Place place = place(pair.violating().locale(), broken, random);
    PolicyVerdict violates = judge(pair.violating(), place);
    PolicyVerdict safe = judge(pair.confounder(), place);
    boolean asMeant =
        violates.standingIds().contains(broken.id())
            && safe.standing().isEmpty()
            && (!clause.exception() || safe.excusing().contains(clause));
    String pairId =
        "pair-"
            + digest(
                String.join(
                    "\n",
                    pair.violating().text(),
                    pair.confounder().text(),
                    place.country().orElse("")));
    LabelledSample first =
        labelled(pair.violating(), place, violates, pairId, broken.id(), "violates");
    LabelledSample second = labelled(pair.confounder(), place, safe, pairId, clause.id(), "safe");
    if (!asMeant || given.contains(first.id()) || given.contains(second.id())) {
      return Optional.empty();
    }
    given.add(first.id());
    given.add(second.id());
    return Optional.of(List.of(first, second));
  }

  /** A place where the clause applies. */
  private Place place(String locale, Clause broken, Random random) {
    List<String> surfaces =
        policy.scope().surface().isEmpty() ? SURFACES : policy.scope().surface();
    String surface = surfaces.get(random.nextInt(surfaces.size()));
    String home = locale.substring(locale.indexOf('-') + 1);
    List<String> allowed = countries(broken);
    if (allowed.isEmpty()) {
      Optional<String> country = random.nextBoolean() ? Optional.of(home) : Optional.empty();
      return new Place(surface, locale, country);
    }
    String country = allowed.contains(home) ? home : allowed.get(random.nextInt(allowed.size()));
    return new Place(surface, locale, Optional.of(country));
  }

  /** Countries where both clauses apply; empty means everywhere. */
  private List<String> countries(Clause broken) {
    List<List<String>> limits =
        List.of(policy.scope().jurisdiction(), broken.jurisdiction(), clause.jurisdiction());
    List<String> allowed = List.of();
    for (List<String> limit : limits) {
      List<String> sofar = allowed;
      if (!limit.isEmpty()) {
        allowed = sofar.isEmpty() ? limit : limit.stream().filter(sofar::contains).toList();
      }
    }
    return allowed;
  }

  private PolicyVerdict judge(Sample sample, Place place) {
    CaseFacts where =
        new CaseFacts(
            new TreeMap<>(Map.of()),
            place.country().orElse(""),
            place.surface(),
            policy.scope().validFrom().orElse(ANY_DAY));
    return evaluation.apply(where.withSignals(sample.signals()));
  }

  private LabelledSample labelled(
      Sample sample,
      Place place,
      PolicyVerdict verdict,
      String pairId,
      String clauseId,
      String expect) {
    List<String> cited = verdict.cited().stream().map(Clause::id).toList();
    return new LabelledSample(
        "syn-" + language + "-" + digest(sample.text() + "\n" + place.country().orElse("")),
        sample.text(),
        language,
        place,
        new Gold(verdict.action().key(), cited),
        List.copyOf(sample.signals()),
        sample.slots(),
        sample.attackFamily().map(AttackFamily::key),
        pairId,
        clauseId,
        expect);
  }

  private static String digest(String text) {
    return Digest.sha256(text).substring(0, 12);
  }
}
