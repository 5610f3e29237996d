package org.casebook.app.casefile;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.casebook.app.fx.FxDoor;
import org.casebook.app.fx.Refresher;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.domain.Belief;
import org.casebook.runtime.domain.Belief.AreaBelief;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.explanation.Explanation;
import org.casebook.runtime.log.EventLog.Subscription;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.CaseStatus;
import org.casebook.runtime.view.RunTrace;
import org.casebook.runtime.view.Waveform;

/** One open case, kept fresh as events arrive, and what is selected in it. On the FX thread. */
public final class CaseViewModel implements AutoCloseable {
  private final AgentRuntime runtime;
  private final FxDoor door;
  private final Refresher<Optional<CaseFile>> refresher;
  private final Subscription subscription;
  private final ReadOnlyObjectWrapper<Optional<CaseFile>> file =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper caseId = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ObjectProperty<Optional<HarmArea>> area =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty evidence = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Integer>> chosenRun =
      new SimpleObjectProperty<>(Optional.empty());
  private volatile String open = "";

  /** A view model with no case open. */
  public CaseViewModel(AgentRuntime runtime, FxDoor door) {
    this.runtime = runtime;
    this.door = door;
    this.refresher =
        new Refresher<>(
            door,
            () -> open.isEmpty() ? Optional.empty() : runtime.caseFile(open),
            this::take,
            e -> problem.set(String.valueOf(e.getMessage())));
    this.subscription =
        runtime.subscribe(
            logged -> {
              if (logged.event().caseId().equals(open)) {
                refresher.invalidate();
              }
            });
  }

  /** Opens a case; what was selected in another is forgotten. */
  public void open(String id) {
    if (!id.equals(open)) {
      open = id;
      caseId.set(id);
      problem.set("");
      area.set(Optional.empty());
      evidence.set("");
      chosenRun.set(Optional.empty());
      file.set(Optional.empty());
    }
    refresher.invalidate();
  }

  /** The id of the open case; empty when none is. */
  public ReadOnlyStringProperty caseIdProperty() {
    return caseId.getReadOnlyProperty();
  }

  /** The case file, once it is read. */
  public ReadOnlyObjectProperty<Optional<CaseFile>> fileProperty() {
    return file.getReadOnlyProperty();
  }

  /** Why it can not be shown; empty when it can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The area chosen by hand; empty for the one that decided. */
  ObjectProperty<Optional<HarmArea>> areaProperty() {
    return area;
  }

  /** Id of the selected evidence or citation; empty for none. */
  StringProperty evidenceProperty() {
    return evidence;
  }

  /** The run chosen by hand, by index; empty for the newest. */
  ObjectProperty<Optional<Integer>> chosenRunProperty() {
    return chosenRun;
  }

  /** Selects a piece of evidence as a click on it would. */
  public void choose(String evidenceId) {
    select(evidenceId);
  }

  /** Selects a piece of evidence, and the area that it says most about. */
  void select(String id) {
    evidence.set(id.equals(evidence.get()) ? "" : id);
    run().stream()
        .flatMap(run -> run.evidence().stream())
        .filter(found -> found.id().equals(id))
        .findFirst()
        .flatMap(EvidenceMarks::area)
        .ifPresent(
            found -> {
              if (belief().map(b -> b.areas().containsKey(found)).orElse(false)
                  && contributes(id).stream().noneMatch(shownArea()::equals)) {
                area.set(Optional.of(found));
              }
            });
  }

  /** The run that is shown. */
  Optional<RunTrace> run() {
    return file.get()
        .flatMap(
            shown ->
                chosenRun
                    .get()
                    .filter(index -> index < shown.runs().size())
                    .map(index -> shown.runs().get(index))
                    .or(shown::lastRun));
  }

  Optional<Decision> proposal() {
    return run().flatMap(RunTrace::decision);
  }

  Optional<Belief> belief() {
    return run().flatMap(RunTrace::belief);
  }

  /** The area whose waterfall is shown: chosen, else decided, else the most likely. */
  Optional<HarmArea> shownArea() {
    return area.get().or(() -> proposal().flatMap(Decision::area)).or(this::likeliest);
  }

  /** The areas with a belief, most likely first. */
  List<Map.Entry<HarmArea, AreaBelief>> areas() {
    return belief()
        .map(
            held ->
                held.areas().entrySet().stream()
                    .sorted(
                        Comparator.comparingDouble(
                            (Map.Entry<HarmArea, AreaBelief> entry) -> -entry.getValue().logOdds()))
                    .toList())
        .orElse(List.of());
  }

  /** Looks for a media file in the background. */
  void media(String sha256, Consumer<Optional<Path>> found) {
    door.load(() -> runtime.media(sha256), found, e -> found.accept(Optional.empty()));
  }

  /** Draws the outline of a recording in the background. */
  void waveform(String sha256, int buckets, Consumer<Waveform> drawn, Consumer<String> problem) {
    door.load(
        () -> runtime.waveform(sha256, buckets).join(), drawn, e -> problem.accept(reason(e)));
  }

  /** Works out why a run decided as it did, in the background; where it can not, the log stands. */
  void explain(
      String run, Locale language, UnaryOperator<String> signalName, Consumer<Explanation> told) {
    String id = open;
    door.load(() -> runtime.explain(id, run, language, signalName).join(), told, e -> {});
  }

  private static String reason(RuntimeException e) {
    Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    return String.valueOf(cause.getMessage());
  }

  boolean running() {
    return file.get().map(shown -> shown.status() == CaseStatus.RUNNING).orElse(false);
  }

  /** Starts the agent on the open case. */
  void startRun() {
    if (open.isEmpty() || running()) {
      return;
    }
    String id = open;
    chosenRun.set(Optional.empty());
    door.load(
        () -> runtime.run(id, ""),
        future -> refresher.invalidate(),
        e -> problem.set(String.valueOf(e.getMessage())));
  }

  private Optional<HarmArea> likeliest() {
    return areas().stream().findFirst().map(Map.Entry::getKey);
  }

  private List<Optional<HarmArea>> contributes(String id) {
    return areas().stream()
        .filter(
            entry ->
                entry.getValue().contributions().stream()
                    .anyMatch(contribution -> contribution.evidence().equals(id)))
        .map(entry -> Optional.of(entry.getKey()))
        .toList();
  }

  private void take(Optional<CaseFile> fresh) {
    if (fresh.isPresent() && !fresh.get().content().id().equals(open)) {
      return;
    }
    file.set(fresh);
    if (fresh.isEmpty() && !open.isEmpty()) {
      problem.set(open);
    }
  }

  @Override
  public void close() {
    subscription.close();
  }
}
