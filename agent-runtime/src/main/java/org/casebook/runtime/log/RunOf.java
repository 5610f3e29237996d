package org.casebook.runtime.log;

import java.util.Optional;

/** The run that an event belongs to, if it belongs to one. */
public enum RunOf implements Event.Visitor<Optional<String>> {
  /** The only one: it holds nothing. */
  INSTANCE;

  @Override
  public Optional<String> caseOpened(Event.CaseOpened event) {
    return Optional.empty();
  }

  @Override
  public Optional<String> runStarted(Event.RunStarted event) {
    return Optional.of(event.run());
  }

  @Override
  public Optional<String> stepPlanned(Event.StepPlanned event) {
    return Optional.of(event.run());
  }

  @Override
  public Optional<String> toolCalled(Event.ToolCalled event) {
    return Optional.of(event.run());
  }

  @Override
  public Optional<String> toolReturned(Event.ToolReturned event) {
    return Optional.of(event.run());
  }

  @Override
  public Optional<String> toolFailed(Event.ToolFailed event) {
    return Optional.of(event.run());
  }

  @Override
  public Optional<String> evidenceFused(Event.EvidenceFused event) {
    return Optional.of(event.run());
  }

  @Override
  public Optional<String> decisionProposed(Event.DecisionProposed event) {
    return Optional.of(event.run());
  }

  @Override
  public Optional<String> runStopped(Event.RunStopped event) {
    return Optional.of(event.run());
  }

  @Override
  public Optional<String> decisionReviewed(Event.DecisionReviewed event) {
    return Optional.of(event.review().run());
  }

  @Override
  public Optional<String> reviewWithdrawn(Event.ReviewWithdrawn event) {
    return Optional.empty();
  }

  @Override
  public Optional<String> modelPromoted(Event.ModelPromoted event) {
    return Optional.empty();
  }

  @Override
  public Optional<String> modelRejected(Event.ModelRejected event) {
    return Optional.empty();
  }

  @Override
  public Optional<String> policyStaged(Event.PolicyStaged event) {
    return Optional.empty();
  }
}
