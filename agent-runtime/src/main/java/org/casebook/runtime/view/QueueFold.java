package org.casebook.runtime.view;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.view.QueueState.Proposal;
import org.casebook.runtime.view.QueueState.Ruling;

/**
 * One event further in the queue. The table that the store keeps and the queue of a history in
 * memory are both this function, so they can not disagree.
 */
public final class QueueFold {
  /** The observation by which a tool names the language. */
  private static final String LANGUAGE = "language";

  private QueueFold() {}

  /**
   * The state of a case after one more of its events.
   *
   * @param before empty until the case is opened; events of a case that was never opened are passed
   *     over
   */
  public static Optional<QueueState> next(Optional<QueueState> before, LoggedEvent logged) {
    if (logged.event() instanceof Event.CaseOpened opened) {
      return before.or(() -> Optional.of(opened(opened.content(), logged)));
    }
    return before.map(state -> logged.event().accept(new Step(state)));
  }

  /** The state of a case after all its events; empty when it was never opened. */
  public static Optional<QueueState> of(Collection<LoggedEvent> events) {
    Optional<QueueState> state = Optional.empty();
    for (LoggedEvent event : events) {
      state = next(state, event);
    }
    return state;
  }

  private static QueueState opened(Case content, LoggedEvent logged) {
    return new QueueState(
        content.id(),
        Excerpt.of(content.text()),
        content.items().stream().map(ContentItem::kind).distinct().toList(),
        content.context().surface(),
        content.context().reportCount(),
        logged.at(),
        "und",
        "",
        CaseStatus.NEW,
        new TreeMap<>(),
        Optional.empty(),
        List.of());
  }

  /** What each kind of event changes. */
  private record Step(QueueState state) implements Event.Visitor<QueueState> {
    @Override
    public QueueState caseOpened(Event.CaseOpened event) {
      return state;
    }

    @Override
    public QueueState runStarted(Event.RunStarted event) {
      return state.agent(CaseStatus.RUNNING).believing(new TreeMap<>());
    }

    @Override
    public QueueState stepPlanned(Event.StepPlanned event) {
      return state;
    }

    @Override
    public QueueState toolCalled(Event.ToolCalled event) {
      return state;
    }

    @Override
    public QueueState toolReturned(Event.ToolReturned event) {
      if (state.languageRun().equals(event.run())) {
        return state; // the first answer of a run is about the given text; later ones are derived
      }
      return event.result().observations().stream()
          .filter(observation -> observation.name().equals(LANGUAGE))
          .map(Observation::value)
          .findFirst()
          .map(language -> state.speaking(language, event.run()))
          .orElse(state);
    }

    @Override
    public QueueState toolFailed(Event.ToolFailed event) {
      return state;
    }

    @Override
    public QueueState evidenceFused(Event.EvidenceFused event) {
      SortedMap<HarmArea, Double> probabilities = new TreeMap<>();
      event.belief().areas().forEach((area, b) -> probabilities.put(area, logistic(b.logOdds())));
      return state.believing(probabilities);
    }

    @Override
    public QueueState decisionProposed(Event.DecisionProposed event) {
      Decision decision = event.decision();
      double highest =
          state.probabilities().values().stream().mapToDouble(p -> p).max().orElse(Double.NaN);
      double probability =
          decision
              .area()
              .flatMap(area -> Optional.ofNullable(state.probabilities().get(area)))
              .orElse(highest);
      return state.proposed(
          new Proposal(
              decision.action(),
              decision.area(),
              decision.confidence(),
              decision.severity(),
              decision.critical(),
              probability));
    }

    @Override
    public QueueState runStopped(Event.RunStopped event) {
      return state.agent(CaseStatus.STOPPED);
    }

    @Override
    public QueueState decisionReviewed(Event.DecisionReviewed event) {
      Review review = event.review();
      Optional<ClauseId> gravest =
          review.clauses().stream()
              .flatMap(clause -> ClauseId.parse(clause).stream())
              .reduce((a, b) -> b.level() > a.level() ? b : a);
      return state.ruled(
          new Ruling(
              review.id(),
              review.verdict(),
              review.action(),
              gravest.map(ClauseId::level),
              gravest.flatMap(ClauseId::area)));
    }

    @Override
    public QueueState reviewWithdrawn(Event.ReviewWithdrawn event) {
      return state.withdrawn(event.review());
    }

    @Override
    public QueueState modelPromoted(Event.ModelPromoted event) {
      return state;
    }

    @Override
    public QueueState modelRejected(Event.ModelRejected event) {
      return state;
    }

    @Override
    public QueueState policyStaged(Event.PolicyStaged event) {
      return state;
    }

    /** As {@code AreaBelief.probability}, but with the same bits on every machine. */
    private static double logistic(double logOdds) {
      return 1 / (1 + StrictMath.exp(-logOdds));
    }
  }
}
