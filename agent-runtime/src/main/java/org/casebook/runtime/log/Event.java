package org.casebook.runtime.log;

import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Budget;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult;

/**
 * Everything that can happen to a case or to the workspace. Sealed, so that a fold that forgets one
 * does not pass.
 */
public sealed interface Event {
  /** Stands for the case in events that belong to none. */
  String WORKSPACE = "";

  /** The case that this event belongs to; {@link #WORKSPACE} when it belongs to none. */
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

  /**
   * A model version decides in a role from the next run on.
   *
   * @param role what the model does, as in {@code text-harm}
   * @param from the version that decided until now, as {@code name:version}
   * @param to the version that decides now
   * @param gate by what right
   * @param comparison what was measured; empty for a rollback, or when nothing could be measured
   * @param reason in a person's words; empty when the measurement is the reason
   */
  record ModelPromoted(
      String role,
      String from,
      String to,
      Gate gate,
      Optional<Comparison> comparison,
      String reason)
      implements Event {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.modelPromoted(this);
    }

    @Override
    public String caseId() {
      return WORKSPACE;
    }
  }

  /**
   * A model version was measured against the one that decides, and does not take its place.
   *
   * @param champion the version that goes on deciding
   * @param challenger the version that does not
   * @param reasons what speaks against it, for people; never empty
   */
  record ModelRejected(
      String role, String champion, String challenger, Comparison comparison, List<String> reasons)
      implements Event {
    public ModelRejected {
      reasons = List.copyOf(reasons);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.modelRejected(this);
    }

    @Override
    public String caseId() {
      return WORKSPACE;
    }
  }

  /**
   * A version of a policy entered a stage of its life. The text is kept beside the log, by its
   * digest, so that nothing a writer saved is lost.
   *
   * @param policy id, version and digest; the version is empty text while a draft can not be read
   * @param content SHA-256 of the kept text
   * @param note why, in the writer's words; empty for a saved draft
   * @param author pseudonym of the writer
   */
  record PolicyStaged(PolicyVersion policy, Stage stage, String content, String note, String author)
      implements Event {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.policyStaged(this);
    }

    @Override
    public String caseId() {
      return WORKSPACE;
    }
  }

  /** The life of a policy version. */
  enum Stage {
    /** Saved, and decides nothing. */
    DRAFT,
    /** Runs beside the published version and decides nothing. */
    SHADOW,
    /** Decides, for the days of its validity. A roll-back publishes an earlier text again. */
    PUBLISHED,
    /** Its draft and its shadow are given up. */
    DISCARDED
  }

  /** By what right a model version decides. */
  enum Gate {
    /** It was better on the same rows beyond their noise, and in no slice much worse. */
    PASSED,
    /** A person insisted. */
    FORCED,
    /** A promotion was taken back. */
    ROLLED_BACK
  }

  /**
   * Two models on the same rows.
   *
   * @param measure what the numbers are
   * @param dataSha256 digest of the data
   * @param seed of the split and of the draws behind the intervals
   * @param all over all rows
   * @param slices by source and by language; those with too few rows are left out
   */
  record Comparison(
      String measure, String dataSha256, long seed, Difference all, List<Difference> slices) {
    public Comparison {
      slices = List.copyOf(slices);
    }
  }

  /**
   * The difference on some rows.
   *
   * @param slice their name
   * @param rows how many texts
   * @param champion the measure of the model that decides
   * @param challenger the measure of the other
   * @param low lower end of the 95 % interval of challenger less champion
   * @param high its upper end
   */
  record Difference(
      String slice, int rows, double champion, double challenger, double low, double high) {}

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

    /** See {@link ModelPromoted}. */
    T modelPromoted(ModelPromoted event);

    /** See {@link ModelRejected}. */
    T modelRejected(ModelRejected event);

    /** See {@link PolicyStaged}. */
    T policyStaged(PolicyStaged event);
  }
}
