package org.casebook.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.casebook.runtime.catalogue.ModelShelf;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.explanation.Explanation;
import org.casebook.runtime.hashing.CaseGroup;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.lab.PolicyLab;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.log.EventLog.Subscription;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.view.ShadowReport;
import org.casebook.runtime.view.Waveform;

/**
 * The one front door of the agent: desktop and command line see nothing else. All methods are safe
 * for several threads; those that work long return a future.
 */
public interface AgentRuntime extends CaseArchive {
  /**
   * Opens the cases in a file or folder; those already in the log are left as they are.
   *
   * @param cases a {@code .json} or {@code .jsonl} file (also gzipped), or a folder of them
   * @return what was opened, and one clear message for each case that could not be
   */
  Opened openCases(Path cases);

  /**
   * Opens one case that was read elsewhere; leaves a case that is already in the log as it is.
   *
   * @return its id
   * @throws org.casebook.runtime.domain.CasebookException when its media can not be taken in
   */
  String openCase(CaseDraft draft);

  /** Opens the bundled samples. */
  default Opened openSamples() {
    return openSamples(sample -> true);
  }

  /** Opens those of the bundled samples that are wanted. */
  Opened openSamples(Predicate<CaseDraft> wanted);

  /**
   * Starts the agent on a case; events arrive through {@link #subscribe}.
   *
   * @param planner a planner's name, or empty for the default
   * @return completes with the decision; cancelling it cancels the run
   */
  CompletableFuture<Decision> run(String caseId, String planner);

  /** The names of all planners, the default first. */
  List<String> planners();

  /**
   * Cases that show nearly the same: the same file, pictures that look the same, or nearly the same
   * words. The first call decodes every picture, later ones only what is new.
   */
  CompletableFuture<List<CaseGroup>> similarCases();

  /**
   * Why a run decided as it did, in the reader's language: its premises, what would have turned it,
   * and the statement of reasons where it restricts the content.
   *
   * @param run id of the run
   * @param signalName what a signal is called; identity leaves the policy's own names
   * @return fails with a {@link org.casebook.runtime.domain.CasebookException} where the run has
   *     not decided or its policy is not at hand
   */
  CompletableFuture<Explanation> explain(
      String caseId, String run, Locale language, UnaryOperator<String> signalName);

  /** The file of a media item, by digest; empty when the store does not hold it. */
  Optional<Path> media(String sha256);

  /**
   * The outline of an audio item, or of the sound of a video, for drawing; decoded each time.
   *
   * @param sha256 digest of the item's file
   * @param buckets at most so many peaks
   * @return fails with a {@link org.casebook.runtime.domain.CasebookException} that names a remedy
   *     where there is no such file or no sound in it
   */
  CompletableFuture<Waveform> waveform(String sha256, int buckets);

  /** The policy that decides now. */
  Policy policy();

  /** Where policies are written, tried on samples, published and rolled back. */
  PolicyLab policyLab();

  /**
   * What the version that is staged as shadow makes of the newest finished run of each case; empty
   * while there is none. Reads all cases.
   */
  Optional<ShadowReport> shadow();

  /** Codes of the reasons that a reviewer can give, in the order in which they are offered. */
  List<String> reasonCodes();

  /** Records a review; the id inside is chosen by {@link #nextReviewId}. */
  void review(Review review);

  /** A fresh id for a review. */
  String nextReviewId();

  /** Takes a review back: the case is open again. */
  void withdraw(String caseId, String reviewId, String reviewer);

  /** Hears of every event after it is durable, on the thread that appended it. */
  Subscription subscribe(Consumer<LoggedEvent> listener);

  /** Tools that can not be used on this machine, and how to get them. */
  List<UnavailableTool> unavailable();

  /**
   * Looks at the models folder again. What was installed there or put there since is a tool from
   * the next run on. Reads the disk; a folder seen for the first time is hashed.
   */
  void rescan();

  /** The models of the workspace: what there is, and getting what is missing. */
  ModelShelf models();

  /** What runs the models on this machine. */
  Provider provider();

  @Override
  void close();

  /**
   * What runs the models.
   *
   * @param name CPU or CUDA
   * @param reason why it is not a faster one; empty where there is none faster
   */
  record Provider(String name, String reason) {}

  /** The outcome of opening cases. */
  record Opened(List<String> caseIds, List<String> problems) {
    public Opened {
      caseIds = List.copyOf(caseIds);
      problems = List.copyOf(problems);
    }
  }
}
