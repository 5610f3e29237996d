package org.casebook.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.evaluation.PromotionGate;
import org.casebook.models.training.Progress;
import org.casebook.runtime.catalogue.Rivals;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.Event.Gate;
import org.casebook.runtime.log.Event.ModelPromoted;
import org.casebook.runtime.log.Event.ModelRejected;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.storage.SqliteLog;
import org.casebook.runtime.text.ScriptAwareIdentifier;
import org.casebook.runtime.view.Champions;

/**
 * Decides which models decide: one of the text models, one of the panels that look for nudity. A
 * challenger becomes the champion when it passes the {@link PromotionGate} on rows that neither was
 * fitted to, or when a person insists, with a reason. Either way the log says so, and the next run
 * names the model.
 */
public final class Promotion {
  private final Workspace workspace;
  private final Catalogue catalogue;
  private final List<Contest> contests;

  /** Promotions in this workspace. */
  public Promotion(Workspace workspace) {
    this.workspace = workspace;
    this.catalogue = new Catalogue(workspace.models());
    this.contests = List.of(new TextContest(workspace, catalogue), new ImageContest(catalogue));
  }

  /**
   * The versions that decide now, one in each role: the promoted one if it can be used, else the
   * default.
   */
  public Set<ModelVersion> champions() {
    Champions champions = Runtimes.champions(workspace);
    try (OnnxSessions sessions = new OnnxSessions()) {
      Encoders encoders = new Encoders(catalogue, sessions, ScriptAwareIdentifier.bundled());
      return Set.of(
          new TextChampion(catalogue, sessions, encoders, () -> champions).get().model().version(),
          new ImageChampion(catalogue, sessions, () -> champions).get().model().version());
    }
  }

  /** The versions that decide now, and what spoke against others. */
  public Rivals rivals() {
    return new Rivals(champions(), Runtimes.champions(workspace).objections());
  }

  /**
   * How to measure.
   *
   * @param data folder of labelled data, to which the functional cases are added; empty for the
   *     functional cases alone
   * @param most rows of one source that are used
   * @param seed of the split, which must be that of both trainings
   */
  public record Trial(Optional<Path> data, int most, long seed) {
    /** All functional cases, split as trainings split them where nobody chooses a seed. */
    public static final Trial SYNTHETIC = new Trial(Optional.empty(), Integer.MAX_VALUE, 42);
  }

  /**
   * Measures the challenger against the champion and promotes it if it passes.
   *
   * @return {@link ModelPromoted} or {@link ModelRejected}, as it stands in the log
   * @throws CasebookException when there is nothing to compare, or it was cancelled; the log then
   *     says nothing
   */
  public Event promote(
      ModelVersion challenger, Trial trial, Progress progress, BooleanSupplier cancelled) {
    Contest contest = contest(challenger);
    try (SqliteLog log = SqliteLog.open(workspace.log(), Clock.systemUTC())) {
      ModelVersion champion = champion(log, contest);
      requireAnother(champion, challenger);
      Contest.Result result =
          contest.run(stored(champion), stored(challenger), trial, progress, cancelled);
      Event event =
          result.objections().isEmpty()
              ? new ModelPromoted(
                  contest.role(),
                  champion.toString(),
                  challenger.toString(),
                  Gate.PASSED,
                  Optional.of(result.comparison()),
                  "")
              : new ModelRejected(
                  contest.role(),
                  champion.toString(),
                  challenger.toString(),
                  result.comparison(),
                  result.objections());
      return append(log, event);
    }
  }

  /**
   * Promotes without measuring.
   *
   * @param reason in a person's words; must not be blank
   */
  public Event force(ModelVersion challenger, String reason) {
    Contest contest = contest(challenger);
    requireReason(reason);
    try (SqliteLog log = SqliteLog.open(workspace.log(), Clock.systemUTC())) {
      ModelVersion champion = champion(log, contest);
      requireAnother(champion, challenger);
      return append(
          log,
          new ModelPromoted(
              contest.role(),
              champion.toString(),
              challenger.toString(),
              Gate.FORCED,
              Optional.empty(),
              reason));
    }
  }

  /** Takes the last promotion back, in whichever role: the version before it decides again. */
  public Event rollback(String reason) {
    requireReason(reason);
    try (SqliteLog log = SqliteLog.open(workspace.log(), Clock.systemUTC())) {
      Champions champions = Champions.of(log.ofWorkspace());
      LoggedEvent standing =
          contests.stream()
              .flatMap(contest -> champions.promotion(contest.role()).stream())
              .max(Comparator.comparing(LoggedEvent::at).thenComparing(LoggedEvent::seq))
              .orElseThrow(
                  () ->
                      new CasebookException(
                          "nothing was promoted, so there is nothing to take back: "
                              + contests.stream()
                                  .map(contest -> contest.standard().toString())
                                  .collect(Collectors.joining(" and "))
                              + " decide"));
      ModelPromoted last = (ModelPromoted) standing.event();
      ModelPromoted back =
          new ModelPromoted(
              last.role(), last.to(), last.from(), Gate.ROLLED_BACK, Optional.empty(), reason);
      return log.append(back, Optional.of(standing.id())).event();
    }
  }

  private static Event append(SqliteLog log, Event event) {
    Optional<String> cause =
        log.ofWorkspace().stream()
            .filter(
                before ->
                    before.event() instanceof ModelPromoted
                        || before.event() instanceof ModelRejected)
            .map(LoggedEvent::id)
            .reduce((earlier, later) -> later);
    return log.append(event, cause).event();
  }

  private static ModelVersion champion(SqliteLog log, Contest contest) {
    return Champions.of(log.ofWorkspace())
        .version(contest.role())
        .map(ModelVersion::parse)
        .orElse(contest.standard());
  }

  private StoredModel stored(ModelVersion version) {
    return catalogue
        .find(version)
        .orElseThrow(
            () ->
                new CasebookException(
                    version + " is neither bundled nor installed: see `casebook models list`"));
  }

  /** The contest of a model's role, which it is fit for. */
  private Contest contest(ModelVersion version) {
    Contest contest =
        contests.stream()
            .filter(one -> one.role().equals(version.name()))
            .findFirst()
            .orElseThrow(
                () ->
                    new CasebookException(
                        version
                            + " fills no role; only versions of "
                            + contests.stream().map(Contest::role).collect(Collectors.joining(", "))
                            + " can be promoted"));
    contest.check(stored(version));
    return contest;
  }

  private static void requireAnother(ModelVersion champion, ModelVersion challenger) {
    if (champion.equals(challenger)) {
      throw new CasebookException(challenger + " decides already: there is nothing to promote");
    }
  }

  private static void requireReason(String reason) {
    if (reason.isBlank()) {
      throw new CasebookException("the log keeps why: give a reason in a few words");
    }
  }
}
