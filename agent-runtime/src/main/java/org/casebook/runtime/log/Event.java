package org.casebook.runtime.log;

import java.util.List;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Budget;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult;

/** Everything that can happen to a case. Sealed, so that a fold that forgets one does not pass. */
public sealed interface Event {
  /** The case that this event belongs to. */
  String caseId();

  /** A case arrived. */
  record CaseOpened(Case content) implements Event {
    @Override
    public String caseId() {
      return content.id();
    }
  }

  /**
   * The agent began.
   *
   * @param policy {@code id version sha256}
   * @param models versions of all models that may speak, as {@code name/version}
   * @param unavailable tools that are not installed, each with the reason and remedy
   */
  record RunStarted(
      String caseId,
      String run,
      String planner,
      PolicyVersion policy,
      List<String> models,
      List<UnavailableTool> unavailable,
      Budget budget)
      implements Event {
    public RunStarted {
      models = List.copyOf(models);
      unavailable = List.copyOf(unavailable);
    }
  }

  /**
   * The planner chose what to do next.
   *
   * @param step from 1
   * @param tool the tool's name; the word stop when it stops
   * @param item the content item; empty for stop
   * @param reason why, for people
   */
  record StepPlanned(String caseId, String run, int step, String tool, String item, String reason)
      implements Event {}

  /** A tool was asked. */
  record ToolCalled(String caseId, String run, ToolCall call, String toolVersion)
      implements Event {}

  /**
   * A tool answered.
   *
   * @param micros wall time
   */
  record ToolReturned(String caseId, String run, String call, ToolResult result, long micros)
      implements Event {}

  /** A tool could not answer; the run goes on. */
  record ToolFailed(String caseId, String run, String call, ToolResult.Failed failure, long micros)
      implements Event {}

  /** The belief after taking in a tool's evidence. */
  record EvidenceFused(String caseId, String run, int step, Belief belief) implements Event {}

  /**
   * The agent proposes.
   *
   * @param micros wall time of the whole run
   */
  record DecisionProposed(String caseId, String run, Decision decision, long micros)
      implements Event {}

  /** The run ended without a decision: cancelled or broken. */
  record RunStopped(String caseId, String run, String reason) implements Event {}

  /** A person confirmed, overrode or escalated. */
  record DecisionReviewed(Review review) implements Event {
    @Override
    public String caseId() {
      return review.caseId();
    }
  }

  /** A review was taken back: the case is open again. */
  record ReviewWithdrawn(String caseId, String review, String reviewer) implements Event {}

  /** Names one policy version beyond doubt. */
  record PolicyVersion(String id, String version, String sha256) {}

  /** A tool that the agent could not use, and how to get it. */
  record UnavailableTool(String tool, String reason, String remedy) {}
}
