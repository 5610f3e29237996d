package org.casebook.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.ModelInstaller;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.runtime.catalogue.Promoter;
import org.casebook.runtime.catalogue.Rivals;
import org.casebook.runtime.catalogue.WorkspaceShelf;
import org.casebook.runtime.explanation.Explainer;
import org.casebook.runtime.fusion.Adjudicator;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.fusion.FusionSettings;
import org.casebook.runtime.intake.CaseIntake;
import org.casebook.runtime.lab.PolicyRevisions;
import org.casebook.runtime.log.EventLog;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.log.MemoryLog;
import org.casebook.runtime.planner.AllTools;
import org.casebook.runtime.planner.CheapestFirst;
import org.casebook.runtime.planner.Planner;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyReader;
import org.casebook.runtime.policy.PolicyText;
import org.casebook.runtime.retrieval.PolicyIndex;
import org.casebook.runtime.retrieval.QuerySignals;
import org.casebook.runtime.run.AgentLoop;
import org.casebook.runtime.run.Equipment;
import org.casebook.runtime.run.ShadowRuns;
import org.casebook.runtime.samples.LabelledSample;
import org.casebook.runtime.samples.SampleLines;
import org.casebook.runtime.storage.MediaStore;
import org.casebook.runtime.storage.QueueQuery;
import org.casebook.runtime.storage.SqliteLog;
import org.casebook.runtime.tool.MediaShelf;
import org.casebook.runtime.tool.Toolbox;
import org.casebook.runtime.view.Champions;
import org.casebook.runtime.view.QueueFold;
import org.casebook.runtime.view.QueueRow;
import org.casebook.runtime.view.QueueState;

/** Puts a runtime together: the one hand-written composition root of this module. */
public final class Runtimes {
  private static final String POLICY_SEARCH = "search_policy";

  private Runtimes() {}

  /**
   * Opens a workspace for work that is kept, creating it and fetching models on first use.
   *
   * @param progress told what is being fetched, and what could not be
   */
  public static AgentRuntime open(Workspace workspace, PrintStream progress) {
    ModelSetup.ensure(workspace, progress).forEach(progress::println);
    return open(workspace);
  }

  /** Opens a workspace for work that is kept, with what is installed; fetches nothing. */
  public static AgentRuntime open(Workspace workspace) {
    SqliteLog log = SqliteLog.open(workspace.log(), Clock.systemUTC());
    PolicyRevisions revisions = revisions(workspace, log);
    return assemble(
        workspace,
        new DecidingPolicy(revisions::versions),
        revisions,
        Runtimes::index,
        log,
        () -> Champions.of(log.ofWorkspace()),
        () -> log.queue(QueueQuery.all()),
        List.of(log));
  }

  /**
   * Opens a workspace's models and policy over a log that ends with the process: for streams that
   * nobody wants kept.
   */
  public static AgentRuntime inMemory(Workspace workspace, MemoryLog log, PrintStream progress) {
    ModelSetup.ensure(workspace, progress).forEach(progress::println);
    Champions champions = champions(workspace);
    List<Policy> versions = versions(workspace);
    return assemble(
        workspace,
        new DecidingPolicy(() -> versions),
        revisions(workspace, log),
        Runtimes::index,
        log,
        () -> champions,
        () -> queue(log),
        List.of());
  }

  /**
   * As above with a policy of one's own, for running its examples: search does not know an example
   * that is itself the case.
   */
  public static AgentRuntime forExamples(
      Workspace workspace, Policy policy, MemoryLog log, PrintStream progress) {
    ModelSetup.ensure(workspace, progress).forEach(progress::println);
    Champions champions = champions(workspace);
    return assemble(
        workspace,
        DecidingPolicy.always(policy),
        revisions(workspace, log),
        (of, encoder, cache, signals) -> index(of, encoder, cache, signals).leavingOutSameText(),
        log,
        () -> champions,
        () -> queue(log),
        List.of());
  }

  /** The cases that a workspace keeps, for reading alone: loads no model, appends nothing. */
  public static CaseArchive archive(Workspace workspace) {
    return new LoggedCases(workspace);
  }

  /** What the workspace's log has promoted; nothing where there is no log yet. */
  static Champions champions(Workspace workspace) {
    if (!Files.exists(workspace.log())) {
      return Champions.NONE;
    }
    try (SqliteLog log = SqliteLog.openExisting(workspace.log(), Clock.systemUTC())) {
      return Champions.of(log.ofWorkspace());
    }
  }

  /** The versions of the policy that the workspace's log has published, oldest first. */
  static List<Policy> versions(Workspace workspace) {
    if (!Files.exists(workspace.log())) {
      return List.of(bundledPolicy());
    }
    try (SqliteLog log = SqliteLog.openExisting(workspace.log(), Clock.systemUTC())) {
      return revisions(workspace, log).versions();
    }
  }

  private static PolicyRevisions revisions(Workspace workspace, EventLog log) {
    MediaStore media = new MediaStore(workspace.media());
    return new PolicyRevisions(
        log,
        new PolicyRevisions.Texts() {
          @Override
          public String keep(byte[] text) {
            return media.put(new ByteArrayInputStream(text), "the text of a policy");
          }

          @Override
          public Optional<byte[]> find(String sha256) {
            return media.find(sha256).map(Runtimes::bytes);
          }
        },
        bundledText());
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " can not be read; check its permissions", e);
    }
  }

  private static PolicyText bundledText() {
    try (BundledFiles bundled = BundledFiles.open()) {
      return PolicyText.of(bundled.communityPolicy());
    }
  }

  static PolicyIndex index(
      Policy policy, Optional<SentenceEncoder> encoder, Path cache, QuerySignals signals) {
    return new PolicyIndex(policy, encoder, Optional.of(cache), signals);
  }

  private static List<QueueRow> queue(MemoryLog log) {
    try (Stream<LoggedEvent> events = log.all()) {
      return events
          .collect(Collectors.groupingBy(event -> event.event().caseId()))
          .values()
          .stream()
          .flatMap(ofCase -> QueueFold.of(ofCase).stream())
          .map(QueueState::row)
          .sorted(Comparator.comparingDouble(QueueRow::priority).reversed())
          .toList();
    }
  }

  private static AgentRuntime assemble(
      Workspace workspace,
      DecidingPolicy policy,
      PolicyRevisions revisions,
      BundledTools.IndexFactory index,
      EventLog log,
      Supplier<Champions> champions,
      LocalRuntime.Queue queue,
      List<AutoCloseable> closing) {
    FusionSettings settings = FusionSettings.bundled();
    BundledTools tools = BundledTools.open(workspace, policy.current(), index, champions);
    MediaStore media = new MediaStore(workspace.media());
    ExecutorService calls = Executors.newCachedThreadPool(daemon("tool-"));
    ExecutorService runs = Executors.newFixedThreadPool(2, daemon("run-"));
    Catalogue catalogue = new Catalogue(workspace.models());
    WholeModels whole = new WholeModels(catalogue);
    AgentLoop loop =
        new AgentLoop(
            content -> {
              Policy decides = policy.of(content);
              return equipment(tools.forRun(decides), decides, settings, whole);
            },
            new EvidenceFusion(settings),
            shelf(media),
            calls);
    WorkspaceShelf models =
        new WorkspaceShelf(
            catalogue,
            () -> new Rivals(tools.champions(), champions.get().objections()),
            promoter(workspace),
            new ModelInstaller(catalogue, System.getenv()),
            Executors.newSingleThreadExecutor(daemon("install-")));
    List<AutoCloseable> all = new ArrayList<>();
    all.add(models);
    calls.execute(new WarmUp(tools.list(), calls));
    all.add(() -> stop(calls));
    all.add(tools);
    all.addAll(closing);
    return new LocalRuntime(
        new LocalRuntime.Parts(
            log,
            queue,
            new CaseIntake(tools.mediaProbe(), media::put),
            media::find,
            tools::waveform,
            policy::current,
            cases ->
                BundledLab.open(
                    workspace,
                    revisions,
                    settings,
                    cases,
                    Executors.newFixedThreadPool(2, daemon("lab-"))),
            cases -> ShadowRuns.of(revisions, settings, cases),
            () -> new Toolbox(tools.list()),
            models,
            tools::provider,
            planners(List.of(new CheapestFirst(settings, POLICY_SEARCH), new AllTools())),
            "cheapest-first",
            tools::rescan,
            loop,
            new SimilarCases(log, media::find, tools.fingerprints(workspace)),
            () -> new Explainer(new EvidenceFusion(settings), policy.versions().get()),
            runs,
            all));
  }

  private static MediaShelf shelf(MediaStore media) {
    return new MediaShelf() {
      @Override
      public Optional<Path> find(String sha256) {
        return media.find(sha256);
      }

      @Override
      public String keep(byte[] file) {
        return media.put(new ByteArrayInputStream(file), "a derived file");
      }

      @Override
      public String keep(Path file) {
        return media.put(file);
      }
    };
  }

  /** Cancels the tools, and waits a little so that none uses a model that is being closed. */
  private static void stop(ExecutorService calls) {
    calls.shutdownNow();
    try {
      calls.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The questions by which policy search is measured, one JSON object per line. */
  public static List<String> retrievalQueries() {
    try (BundledFiles bundled = BundledFiles.open()) {
      return Files.readAllLines(bundled.retrievalQueries());
    } catch (IOException e) {
      throw new UncheckedIOException("the samples can not be read; build Casebook anew", e);
    }
  }

  /** The made-up samples that ship for a policy; none where there are none. */
  public static List<LabelledSample> madeUpSamples(String policyId) {
    try (BundledFiles bundled = BundledFiles.open()) {
      Optional<Path> file = bundled.madeUpSamples(policyId);
      return file.isEmpty() ? List.of() : SampleLines.read(file.get());
    } catch (IOException e) {
      throw new UncheckedIOException("the samples can not be read; build Casebook anew", e);
    }
  }

  /** The policy that ships with Casebook. */
  public static Policy bundledPolicy() {
    try (BundledFiles bundled = BundledFiles.open()) {
      return new PolicyReader().load(bundled.communityPolicy());
    }
  }

  /**
   * Reads a policy with all of its problems.
   *
   * @param folder or the name of a policy that ships with Casebook, where no such folder is; empty
   *     for the community policy
   */
  public static PolicyReader.Reading readPolicy(Optional<Path> folder) {
    if (folder.filter(Files::exists).isPresent()) {
      return new PolicyReader().read(folder.get());
    }
    try (BundledFiles bundled = BundledFiles.open()) {
      Path found =
          folder
              .map(name -> bundled.policy(name.toString()).orElse(name))
              .orElseGet(bundled::communityPolicy);
      return new PolicyReader().read(found);
    }
  }

  /**
   * The text of a policy in a folder, or of the bundled one of that name.
   *
   * @throws org.casebook.runtime.domain.CasebookException when there is neither
   */
  public static PolicyText policyText(Path folder) {
    if (Files.exists(folder)) {
      return PolicyText.of(folder);
    }
    try (BundledFiles bundled = BundledFiles.open()) {
      return PolicyText.of(bundled.policy(folder.toString()).orElse(folder));
    }
  }

  private static Promoter promoter(Workspace workspace) {
    return (challenger, share, cancelled) ->
        new Promotion(workspace)
            .promote(
                challenger,
                Promotion.Trial.SYNTHETIC,
                (stage, done) -> share.accept(done),
                cancelled);
  }

  private static Equipment equipment(
      BundledTools.OfRun of, Policy policy, FusionSettings settings, WholeModels models) {
    return new Equipment(
        new Toolbox(of.tools()),
        new Adjudicator(policy, settings, of.unscored()),
        models.speaking(of.champions(), of.encoder()));
  }

  private static Map<String, Planner> planners(List<Planner> planners) {
    Map<String, Planner> byName = new LinkedHashMap<>();
    planners.forEach(planner -> byName.put(planner.name(), planner));
    return byName;
  }

  private static ThreadFactory daemon(String prefix) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, prefix + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
