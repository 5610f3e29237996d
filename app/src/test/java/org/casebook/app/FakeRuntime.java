package org.casebook.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.domain.Case;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.hashing.CaseGroup;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.log.Event;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.log.EventLog.Subscription;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.log.MemoryLog;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyReader;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.CaseFileFold;
import org.casebook.runtime.view.QueueFold;
import org.casebook.runtime.view.QueueRow;
import org.casebook.runtime.view.Waveform;

/**
 * A runtime whose agent finds what the test wrote down. Log and folds are the real ones, so what
 * the screens show comes about as it does in the product.
 */
final class FakeRuntime implements AgentRuntime {
  private final MemoryLog log = new MemoryLog("test", Clock.systemUTC());
  private final Map<String, String> opened = new LinkedHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final Executor agent;
  private final Policy policy;

  /** A runtime whose runs happen on this executor. */
  FakeRuntime(Executor agent) {
    this.agent = agent;
    this.policy =
        new PolicyReader()
            .load(
                Path.of(System.getProperty("casebook.root", ".."))
                    .resolve("samples/src/main/resources/org/casebook/samples/policies/community"));
  }

  /** All events so far. */
  List<LoggedEvent> events() {
    return log.all().toList();
  }

  @Override
  public Opened openCases(Path cases) {
    return new Opened(List.of(), List.of(cases + " is not read by this runtime"));
  }

  @Override
  public String openCase(CaseDraft draft) {
    throw new UnsupportedOperationException("cases of this runtime are written down in FakeCases");
  }

  @Override
  public Opened openSamples() {
    List<String> fresh = new ArrayList<>();
    for (Case sample : FakeCases.all()) {
      if (!opened.containsKey(sample.id())) {
        opened.put(sample.id(), log.append(new Event.CaseOpened(sample), Optional.empty()).id());
        fresh.add(sample.id());
      }
    }
    return new Opened(fresh, List.of());
  }

  @Override
  public CompletableFuture<Decision> run(String caseId, String planner) {
    String run = "run-" + ids.incrementAndGet();
    CompletableFuture<Decision> result = new CompletableFuture<>();
    agent.execute(
        () -> {
          try {
            FakeRun play = new FakeRun(log, policy, opened.getOrDefault(caseId, ""), run);
            result.complete(play.play(caseFile(caseId).orElseThrow().content(), unavailable()));
          } catch (RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  @Override
  public List<String> planners() {
    return List.of("cheapest-first", "all-tools");
  }

  @Override
  public List<QueueRow> queue() {
    return opened.keySet().stream()
        .flatMap(id -> QueueFold.of(log.ofCase(id)).stream())
        .map(state -> state.row())
        .sorted(Comparator.comparingDouble(QueueRow::priority).reversed())
        .toList();
  }

  @Override
  public CompletableFuture<List<CaseGroup>> similarCases() {
    return CompletableFuture.completedFuture(List.of());
  }

  @Override
  public Optional<CaseFile> caseFile(String caseId) {
    return CaseFileFold.of(log.ofCase(caseId));
  }

  @Override
  public Optional<Path> media(String sha256) {
    return FakeCases.media(sha256);
  }

  @Override
  public CompletableFuture<Waveform> waveform(String sha256, int buckets) {
    return CompletableFuture.completedFuture(
        new Waveform(
            2_000,
            IntStream.range(0, buckets).mapToObj(i -> Math.abs(Math.sin(i / 5.0))).toList()));
  }

  @Override
  public Policy policy() {
    return policy;
  }

  @Override
  public List<String> reasonCodes() {
    return List.of(
        "benign_context",
        "missed_harm",
        "wrong_area",
        "wrong_clause",
        "exception_applies",
        "too_severe",
        "too_lenient",
        "other");
  }

  @Override
  public void review(Review review) {
    log.append(new Event.DecisionReviewed(review), Optional.empty());
  }

  @Override
  public String nextReviewId() {
    return "review-" + ids.incrementAndGet();
  }

  @Override
  public void withdraw(String caseId, String reviewId, String reviewer) {
    log.append(new Event.ReviewWithdrawn(caseId, reviewId, reviewer), Optional.empty());
  }

  @Override
  public Subscription subscribe(Consumer<LoggedEvent> listener) {
    return log.subscribe(listener);
  }

  @Override
  public List<UnavailableTool> unavailable() {
    return List.of(
        new UnavailableTool(
            "detect_nsfw",
            "the image model is not installed",
            "casebook models install nsfw-mobilenet"));
  }

  @Override
  public void close() {
    log.close();
  }
}
