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

  /** Calls the visitor's method for this kind of event. */
  <T> T accept(Visitor<T> visitor);

  /** The kind's stable name in files and resource keys, as in {@code case_opened}. */
  default String type() {
    return TypeName.of(getClass());
  }

  /** A case arrived. */
  record CaseOpened(Case content) implements Event {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.caseOpened(this);
    }

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
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.runStarted(this);
    }

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
      implements Event {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.stepPlanned(this);
    }
  }

  /** A tool was asked. */
  record ToolCalled(String caseId, String run, ToolCall call, String toolVersion) implements Event {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.toolCalled(this);
    }
  }

  /**
   * A tool answered.
   *
   * @param micros wall time
   */
  record ToolReturned(String caseId, String run, String call, ToolResult result, long micros)
      implements Event {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.toolReturned(this);
    }
  }

  /** A tool could not answer; the run goes on. */
  record ToolFailed(String caseId, String run, String call, ToolResult.Failed failure, long micros)
      implements Event {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.toolFailed(this);
    }
  }

  /** The belief after taking in a tool's evidence. */
  record EvidenceFused(String caseId, String run, int step, Belief belief) implements Event {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.evidenceFused(this);
    }
  }

  /**
   * The agent proposes.
   *
   * @param micros wall time of the whole run
   */
  record DecisionProposed(String caseId, String run, Decision decision, long micros)
      implements Event {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.decisionProposed(this);
    }
  }

  /** The run ended without a decision: cancelled or broken. */
  record RunStopped(String caseId, String run, String reason) implements Event {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.runStopped(this);
    }
  }

  /** A person confirmed, overrode or escalated. */
  record DecisionReviewed(Review review) implements Event {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.decisionReviewed(this);
    }

    @Override
    public String caseId() {
      return review.caseId();
    }
  }

  /** A review was taken back: the case is open again. */
  record ReviewWithdrawn(String caseId, String review, String reviewer) implements Event {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.reviewWithdrawn(this);
    }
  }

  /** Names one policy version beyond doubt. */
  record PolicyVersion(String id, String version, String sha256) {}

  /** A tool that the agent could not use, and how to get it. */
  record UnavailableTool(String tool, String reason, String remedy) {}

  /** One answer per kind of event; a new kind does not compile until every fold knows it. */
  interface Visitor<T> {
    /** See {@link CaseOpened}. */
    T caseOpened(CaseOpened event);

    /** See {@link RunStarted}. */
    T runStarted(RunStarted event);

    /** See {@link StepPlanned}. */
    T stepPlanned(StepPlanned event);

    /** See {@link ToolCalled}. */
    T toolCalled(ToolCalled event);

    /** See {@link ToolReturned}. */
    T toolReturned(ToolReturned event);

    /** See {@link ToolFailed}. */
    T toolFailed(ToolFailed event);

    /** See {@link EvidenceFused}. */
    T evidenceFused(EvidenceFused event);

    /** See {@link DecisionProposed}. */
    T decisionProposed(DecisionProposed event);

    /** See {@link RunStopped}. */
    T runStopped(RunStopped event);

    /** See {@link DecisionReviewed}. */
    T decisionReviewed(DecisionReviewed event);

    /** See {@link ReviewWithdrawn}. */
    T reviewWithdrawn(ReviewWithdrawn event);
  }
}
