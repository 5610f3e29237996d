package org.casebook.runtime.view;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Review.Verdict;

/**
 * What the queue remembers of a case between two events: enough to take a review back without
 * reading the history again.
 *
 * @param languageRun the run that named the language; empty before any did
 * @param agent where the agent's work stands, whatever people decided
 * @param probabilities per area, of the last belief of the last run
 * @param rulings reviews that hold, oldest first
 */
public record QueueState(
    String caseId,
    String excerpt,
    List<ItemKind> kinds,
    String surface,
    int reports,
    Instant openedAt,
    String language,
    String languageRun,
    CaseStatus agent,
    SortedMap<HarmArea, Double> probabilities,
    Optional<Proposal> proposal,
    List<Ruling> rulings) {
  public QueueState {
    kinds = List.copyOf(kinds);
    probabilities = Collections.unmodifiableSortedMap(new TreeMap<>(probabilities));
    rulings = List.copyOf(rulings);
  }

  /**
   * The gist of a proposed decision.
   *
   * @param probability of a violation in the area that decided, or the highest of all areas
   */
  public record Proposal(
      Action action,
      Optional<HarmArea> area,
      double confidence,
      int severity,
      boolean critical,
      double probability) {}

  /**
   * The gist of a review.
   *
   * @param severity by the clauses that the reviewer named; empty when none was named
   * @param area by the same clauses
   */
  public record Ruling(
      String id,
      Verdict verdict,
      Action action,
      Optional<Integer> severity,
      Optional<HarmArea> area) {}

  /** Where the case stands: while the agent works, running; else what people said, if they did. */
  public CaseStatus status() {
    if (agent == CaseStatus.RUNNING || rulings.isEmpty()) {
      return agent;
    }
    return switch (lastRuling().verdict()) {
      case CONFIRMED -> CaseStatus.CONFIRMED;
      case OVERRIDDEN -> CaseStatus.OVERRIDDEN;
      case ESCALATED -> CaseStatus.ESCALATED;
    };
  }

  /** The line that the queue shows. */
  public QueueRow row() {
    Optional<Ruling> ruling = rulings.isEmpty() ? Optional.empty() : Optional.of(lastRuling());
    Optional<Action> action = ruling.map(Ruling::action).or(() -> proposal.map(Proposal::action));
    Optional<HarmArea> area =
        ruling.flatMap(Ruling::area).or(() -> proposal.flatMap(Proposal::area));
    boolean cleared = ruling.isPresent() && action.equals(Optional.of(Action.ALLOW));
    int severity =
        cleared
            ? 0
            : ruling.flatMap(Ruling::severity).or(() -> proposal.map(Proposal::severity)).orElse(0);
    return new QueueRow(
        caseId,
        excerpt,
        kinds,
        language,
        surface,
        status(),
        action,
        area,
        proposal.map(Proposal::confidence).orElse(Double.NaN),
        severity,
        !cleared && proposal.map(Proposal::critical).orElse(false),
        priority(severity),
        reports,
        openedAt);
  }

  /** A settled case waits for nobody; one that a person passed on still does. */
  private double priority(int severity) {
    CaseStatus status = status();
    if (proposal.isEmpty() || status == CaseStatus.CONFIRMED || status == CaseStatus.OVERRIDDEN) {
      return 0;
    }
    Proposal p = proposal.get();
    return Priority.of(severity, p.critical(), p.probability(), reports, p.confidence());
  }

  private Ruling lastRuling() {
    return rulings.get(rulings.size() - 1);
  }

  /** This state with one more review. */
  QueueState ruled(Ruling ruling) {
    List<Ruling> all = new ArrayList<>(rulings);
    all.add(ruling);
    return with(language, languageRun, agent, probabilities, proposal, all);
  }

  /** This state without a review. */
  QueueState withdrawn(String review) {
    List<Ruling> left = rulings.stream().filter(r -> !r.id().equals(review)).toList();
    return with(language, languageRun, agent, probabilities, proposal, left);
  }

  /** This state with the agent's work somewhere else. */
  QueueState agent(CaseStatus changed) {
    return with(language, languageRun, changed, probabilities, proposal, rulings);
  }

  /** This state with a new belief. */
  QueueState believing(SortedMap<HarmArea, Double> belief) {
    return with(language, languageRun, agent, belief, proposal, rulings);
  }

  /** This state with a decision of the agent. */
  QueueState proposed(Proposal made) {
    return with(
        language, languageRun, CaseStatus.PROPOSED, probabilities, Optional.of(made), rulings);
  }

  /** This state with the language that a run identified. */
  QueueState speaking(String identified, String run) {
    return with(identified, run, agent, probabilities, proposal, rulings);
  }

  private QueueState with(
      String identified,
      String identifiedBy,
      CaseStatus work,
      SortedMap<HarmArea, Double> belief,
      Optional<Proposal> made,
      List<Ruling> ruled) {
    return new QueueState(
        caseId,
        excerpt,
        kinds,
        surface,
        reports,
        openedAt,
        identified,
        identifiedBy,
        work,
        belief,
        made,
        ruled);
  }
}
