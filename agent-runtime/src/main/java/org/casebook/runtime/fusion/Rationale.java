package org.casebook.runtime.fusion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Contribution;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.ClauseOutcome;
import org.casebook.runtime.policy.ClauseOutcome.Status;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyVerdict;

/**
 * The reasons for a decision in sentences. Each rests on clause ids, evidence or a threshold;
 * nothing is said that the belief and the policy do not hold.
 */
final class Rationale {
  private static final int AT_MOST = 3;
  private static final double UNSURE_SOURCE = 0.5;

  private final Policy policy;
  private final FusionSettings settings;
  private final List<Evidence> evidence;
  private final Belief belief;
  private final PolicyVerdict verdict;
  private final List<HarmArea> unscored;

  Rationale(
      Policy policy,
      FusionSettings settings,
      List<Evidence> evidence,
      Belief belief,
      PolicyVerdict verdict,
      List<HarmArea> unscored) {
    this.policy = policy;
    this.settings = settings;
    this.evidence = evidence;
    this.belief = belief;
    this.verdict = verdict;
    this.unscored = unscored;
  }

  List<String> violation(Clause governing) {
    List<String> sentences = new ArrayList<>();
    verdict.standing().stream().limit(AT_MOST).map(Rationale::rule).forEach(sentences::add);
    governing.area().ifPresent(area -> sentences.add(grounds(area)));
    verdict.outcomes(Status.EXCUSED).stream()
        .limit(AT_MOST)
        .map(ClauseOutcome::explanation)
        .map(text -> text + ".")
        .forEach(sentences::add);
    String lookedFor =
        verdict.outcomes().stream()
            .filter(outcome -> outcome.status() != Status.APPLIES)
            .flatMap(outcome -> policy.clause(outcome.clause()).stream())
            .filter(clause -> clause.exception() && clause.excepts().contains(governing.id()))
            .map(Clause::title)
            .collect(Collectors.joining("; "));
    if (!lookedFor.isEmpty()) {
      sentences.add("Exceptions looked for and not found: " + lookedFor + ".");
    }
    return limits(sentences);
  }

  List<String> excused(HarmArea area) {
    List<String> sentences = new ArrayList<>();
    verdict.excusing().stream().limit(AT_MOST).map(Rationale::rule).forEach(sentences::add);
    verdict.outcomes(Status.EXCUSED).stream()
        .limit(AT_MOST)
        .map(outcome -> outcome.explanation() + ".")
        .forEach(sentences::add);
    sentences.add(grounds(area));
    return limits(sentences);
  }

  List<String> doubt(HarmArea area) {
    FusionSettings.Area thresholds = settings.area(area);
    List<String> sentences = new ArrayList<>();
    if (evidence.stream().anyMatch(e -> e.signal().equals(Evidence.UNREADABLE))) {
      sentences.add("People must look: an image holds text that could not be read.");
    }
    if (evidence.stream().anyMatch(e -> e.signal().equals(Evidence.UNREADABLE_SPEECH))) {
      sentences.add("People must listen: a recording holds speech that was not understood.");
    }
    sentences.add(
        String.format(
            Locale.ROOT,
            "People decide: the belief in %s is %.2f, and is settled only under %.2f or from %.2f.",
            area.key(),
            belief.of(area).probability(),
            thresholds.allowBelow(),
            thresholds.actAbove()));
    sentences.add(grounds(area));
    String open =
        verdict.outcomes(Status.OPEN).stream()
            .filter(outcome -> onlyMissing(outcome, "harm." + area.key()))
            .flatMap(outcome -> policy.clause(outcome.clause()).stream())
            .limit(AT_MOST)
            .map(clause -> clause.id() + " " + clause.title())
            .collect(Collectors.joining("; "));
    if (!open.isEmpty()) {
      sentences.add("If it is a violation: " + open + ".");
    }
    return limits(sentences);
  }

  private static boolean onlyMissing(ClauseOutcome outcome, String signal) {
    return outcome.missing().size() == 1 && outcome.missing().get(0).contains(signal);
  }

  List<String> allowed(HarmArea nearest) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        String.format(
            Locale.ROOT,
            "No clause is violated; the nearest area is %s at %.2f, under its threshold of %.2f.",
            nearest.key(),
            belief.of(nearest).probability(),
            settings.area(nearest).allowBelow()));
    return limits(sentences);
  }

  private static String rule(Clause clause) {
    String sentence = clause.body().strip().lines().findFirst().orElse("");
    return clause.id() + " " + clause.title() + ": " + sentence;
  }

  /** The strongest evidence for and against, with its contributions. */
  private String grounds(HarmArea area) {
    String strongest =
        belief.of(area).contributions().stream()
            .sorted(Comparator.comparingDouble(c -> -Math.abs(c.logOdds())))
            .limit(AT_MOST)
            .map(this::describe)
            .collect(Collectors.joining("; "));
    return String.format(
        Locale.ROOT,
        "Belief in %s %.2f rests on %s.",
        area.key(),
        belief.of(area).probability(),
        strongest.isEmpty() ? "the prior alone" : strongest);
  }

  private String describe(Contribution contribution) {
    return evidence.stream()
        .filter(e -> e.id().equals(contribution.evidence()))
        .findFirst()
        .map(
            e ->
                String.format(
                    Locale.ROOT, "%s “%s” (%+.2f)", e.signal(), e.quote(), contribution.logOdds()))
        .orElse(contribution.evidence());
  }

  /** What the decision can not claim to have seen. */
  private List<String> limits(List<String> sentences) {
    evidence.stream()
        .filter(e -> e.tool().equals("score_text_harm") && e.reliability() < UNSURE_SOURCE)
        .findFirst()
        .ifPresent(
            e ->
                sentences.add(
                    String.format(
                        Locale.ROOT,
                        "The text model knows this language little; it counts for %.0f %%.",
                        100 * e.reliability())));
    if (!unscored.isEmpty()) {
      sentences.add(
          "Nothing was trained for "
              + unscored.stream().map(HarmArea::key).collect(Collectors.joining(", "))
              + "; there only cues, examples and reports speak.");
    }
    return List.copyOf(sentences);
  }
}
