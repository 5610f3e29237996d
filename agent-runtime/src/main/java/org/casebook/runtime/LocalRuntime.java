package org.casebook.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.casebook.runtime.catalogue.ModelShelf;
import org.casebook.runtime.domain.Budget;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.explanation.Explainer;
import org.casebook.runtime.explanation.Explanation;
import org.casebook.runtime.hashing.CaseGroup;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.intake.CaseIntake;
import org.casebook.runtime.intake.CaseSource;
import org.casebook.runtime.lab.PolicyLab;
import org.casebook.runtime.log.Event.CaseOpened;
import org.casebook.runtime.log.Event.DecisionReviewed;
import org.casebook.runtime.log.Event.ReviewWithdrawn;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.log.EventLog;
import org.casebook.runtime.log.EventLog.Subscription;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.planner.Planner;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.review.ReasonCodes;
import org.casebook.runtime.run.AgentLoop;
import org.casebook.runtime.tool.Toolbox;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.CaseFileFold;
import org.casebook.runtime.view.QueueRow;
import org.casebook.runtime.view.ShadowReport;
import org.casebook.runtime.view.Waveform;

/** The front door over one log on this machine. */
final class LocalRuntime implements AgentRuntime {
  private static final int OPENED_AT_ONCE = 200;

  /** What it is made of; {@link Runtimes} puts it together. */
  record Parts(
      EventLog log,
      Queue queue,
      CaseIntake intake,
      Media media,
      Listening listening,
      Supplier<Policy> policy,
      LabFactory lab,
      Shadow shadow,
      Supplier<Toolbox> toolbox,
      ModelShelf models,
      Supplier<Provider> provider,
      Map<String, Planner> planners,
      String defaultPlanner,
      Runnable rescan,
      AgentLoop loop,
      SimilarCases similar,
      Supplier<Explainer> explainer,
      ExecutorService runs,
      List<AutoCloseable> closing) {}

  /** Reads the queue projection. */
  interface Queue {
    List<QueueRow> rows();
  }

  /** Finds a media file by digest. */
  interface Media {
    Optional<Path> find(String sha256);
  }

  /** Draws the sound of a media file. */
  interface Listening {
    Waveform waveform(Path file, int buckets);
  }

  /** Opens the lab over the workspace's own cases. */
  interface LabFactory {
    PolicyLab open(Supplier<List<CaseFile>> cases);
  }

  /** Lets the shadow judge the workspace's own cases; reads them only if there is one. */
  interface Shadow {
    Optional<ShadowReport> judge(Supplier<List<CaseFile>> cases);
  }

  private final Parts parts;
  private final PolicyLab lab;

  LocalRuntime(Parts parts) {
    this.parts = parts;
    this.lab = parts.lab().open(this::decidedCases);
  }

  private List<CaseFile> decidedCases() {
    return queue().stream()
        .filter(row -> row.action().isPresent())
        .flatMap(row -> caseFile(row.caseId()).stream())
        .toList();
  }

  @Override
  public Opened openCases(Path cases) {
    return open(cases, draft -> true);
  }

  private Opened open(Path cases, Predicate<CaseDraft> wanted) {
    Set<String> ids = new LinkedHashSet<>();
    List<String> problems = new ArrayList<>();
    List<CaseOpened> batch = new ArrayList<>();
    new CaseSource(
            draft -> {
              if (!wanted.test(draft)) {
                return;
              }
              try {
                if (!ids.contains(draft.id()) && isNew(draft.id())) {
                  batch.add(new CaseOpened(parts.intake().accept(draft)));
                }
                ids.add(draft.id());
              } catch (CasebookException e) {
                problems.add(e.getMessage());
              }
              if (batch.size() == OPENED_AT_ONCE) {
                append(batch);
              }
            },
            problems::add)
        .read(cases);
    append(batch);
    return new Opened(List.copyOf(ids), problems);
  }

  /** One durable commit for many cases: opening thousands waits for the disk a few times only. */
  private void append(List<CaseOpened> batch) {
    if (!batch.isEmpty()) {
      parts.log().appendAll(batch, Optional.empty());
      batch.clear();
    }
  }

  private boolean isNew(String caseId) {
    return !parts.log().holds(caseId);
  }

  @Override
  public String openCase(CaseDraft draft) {
    if (isNew(draft.id())) {
      parts.log().append(new CaseOpened(parts.intake().accept(draft)), Optional.empty());
    }
    return draft.id();
  }

  @Override
  public Opened openSamples(Predicate<CaseDraft> wanted) {
    try (BundledFiles bundled = BundledFiles.open()) {
      return open(bundled.cases(), wanted);
    }
  }

  @Override
  public CompletableFuture<Decision> run(String caseId, String planner) {
    Planner chosen = planner(planner);
    LoggedEvent opened =
        parts.log().ofCase(caseId).stream()
            .filter(event -> event.event() instanceof CaseOpened)
            .findFirst()
            .orElseThrow(
                () -> new CasebookException("case " + caseId + " is not in this workspace"));
    Case content = ((CaseOpened) opened.event()).content();
    CompletableFuture<Decision> decision = new CompletableFuture<>();
    Future<?> task =
        parts
            .runs()
            .submit(
                () -> {
                  try {
                    decision.complete(
                        parts
                            .loop()
                            .run(
                                parts.log(),
                                content,
                                opened.id(),
                                "run-" + UUID.randomUUID(),
                                chosen,
                                Budget.of(content)));
                  } catch (InterruptedException e) {
                    decision.cancel(false);
                  } catch (RuntimeException e) {
                    decision.completeExceptionally(e);
                  }
                });
    var unused =
        decision.whenComplete(
            (done, error) -> {
              if (decision.isCancelled()) {
                task.cancel(true);
              }
            });
    return decision;
  }

  private Planner planner(String name) {
    Planner planner = parts.planners().get(name.isEmpty() ? parts.defaultPlanner() : name);
    if (planner == null) {
      throw new CasebookException(
          "there is no planner \"" + name + "\"; use one of " + String.join(", ", planners()));
    }
    return planner;
  }

  @Override
  public List<String> planners() {
    List<String> names = new ArrayList<>(parts.planners().keySet());
    names.remove(parts.defaultPlanner());
    names.add(0, parts.defaultPlanner());
    return names;
  }

  @Override
  public List<QueueRow> queue() {
    return parts.queue().rows();
  }

  @Override
  public CompletableFuture<List<CaseGroup>> similarCases() {
    return CompletableFuture.supplyAsync(parts.similar()::find, parts.runs());
  }

  @Override
  public Optional<CaseFile> caseFile(String caseId) {
    return CaseFileFold.of(parts.log().ofCase(caseId));
  }

  @Override
  public CompletableFuture<Explanation> explain(
      String caseId, String run, Locale language, UnaryOperator<String> signalName) {
    return CompletableFuture.supplyAsync(
        () ->
            RecordedRun.find(parts.log().ofCase(caseId), run)
                .explain(parts.explainer().get(), language, signalName),
        parts.runs());
  }

  @Override
  public Optional<Path> media(String sha256) {
    return parts.media().find(sha256);
  }

  @Override
  public CompletableFuture<Waveform> waveform(String sha256, int buckets) {
    return CompletableFuture.supplyAsync(
        () ->
            parts
                .listening()
                .waveform(
                    media(sha256)
                        .orElseThrow(
                            () ->
                                new CasebookException(
                                    "the file "
                                        + sha256
                                        + " is not in the media store; open its case again")),
                    buckets),
        parts.runs());
  }

  @Override
  public Policy policy() {
    return parts.policy().get();
  }

  @Override
  public PolicyLab policyLab() {
    return lab;
  }

  @Override
  public Optional<ShadowReport> shadow() {
    return parts.shadow().judge(this::decidedCases);
  }

  @Override
  public List<String> reasonCodes() {
    return ReasonCodes.ALL;
  }

  @Override
  public void review(Review review) {
    List<LoggedEvent> history = parts.log().ofCase(review.caseId());
    if (history.isEmpty()) {
      throw new CasebookException("case " + review.caseId() + " is not in this workspace");
    }
    ReasonCodes.check(review, policy());
    parts.log().append(new DecisionReviewed(review), last(history));
  }

  @Override
  public String nextReviewId() {
    return "review-" + UUID.randomUUID();
  }

  @Override
  public void withdraw(String caseId, String reviewId, String reviewer) {
    List<LoggedEvent> history = parts.log().ofCase(caseId);
    Optional<String> cause =
        history.stream()
            .filter(
                event ->
                    event.event() instanceof DecisionReviewed reviewed
                        && reviewed.review().id().equals(reviewId))
            .map(LoggedEvent::id)
            .findFirst();
    if (cause.isEmpty()) {
      throw new CasebookException("case " + caseId + " has no review " + reviewId);
    }
    parts.log().append(new ReviewWithdrawn(caseId, reviewId, reviewer), cause);
  }

  private static Optional<String> last(List<LoggedEvent> events) {
    return Optional.of(events.get(events.size() - 1).id());
  }

  @Override
  public Subscription subscribe(Consumer<LoggedEvent> listener) {
    return parts.log().subscribe(listener);
  }

  @Override
  public List<UnavailableTool> unavailable() {
    return parts.toolbox().get().unavailable();
  }

  @Override
  public void rescan() {
    parts.rescan().run();
  }

  @Override
  public ModelShelf models() {
    return parts.models();
  }

  @Override
  public Provider provider() {
    return parts.provider().get();
  }

  @Override
  public void close() {
    parts.runs().shutdownNow();
    lab.close();
    for (AutoCloseable closing : parts.closing()) {
      try {
        closing.close();
      } catch (Exception e) {
        throw new CasebookException("the workspace did not close cleanly: " + e.getMessage(), e);
      }
    }
  }
}
