package org.casebook.app.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.casebook.app.fx.FxDoor;
import org.casebook.app.fx.Refresher;
import org.casebook.runtime.lab.Comparison;
import org.casebook.runtime.lab.Explained;
import org.casebook.runtime.lab.LiveComparison;
import org.casebook.runtime.lab.MadeSamples;
import org.casebook.runtime.lab.PolicyLab;
import org.casebook.runtime.policy.ClauseConflicts;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyProblem;
import org.casebook.runtime.policy.PolicyText;

/**
 * The draft, its problems, and what it does to the samples. Every edit is kept on disk and compared
 * with the published version; the latest counts.
 */
public final class LabViewModel implements AutoCloseable {
  private final Supplier<PolicyLab> lab;
  private final FxDoor door;
  private final LiveComparison live;
  private final Refresher<PolicyText> keeper;
  private final ReadOnlyObjectWrapper<Optional<Policy>> published =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<PolicyText> draft =
      new ReadOnlyObjectWrapper<>(new PolicyText(new java.util.TreeMap<>()));
  private final ObjectProperty<String> open = new SimpleObjectProperty<>(PolicyText.HEADER);
  private final ReadOnlyObjectWrapper<Optional<Comparison>> comparison =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyBooleanWrapper kept = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private volatile PolicyText toKeep = draft.get();
  private Optional<Policy> analysed = Optional.empty();
  private PolicyText base = draft.get();
  private String version = "";
  private boolean asked;
  private boolean closed;

  /**
   * A view model.
   *
   * @param lab asked on a background thread only
   * @param worker compares, one draft at a time; closed with this
   * @param pause how long an edit waits for the next one
   */
  public LabViewModel(
      Supplier<PolicyLab> lab, FxDoor door, ScheduledExecutorService worker, Duration pause) {
    this.lab = lab;
    this.door = door;
    FxDoor.Lane<Comparison> answers = door.lane(this::answered);
    this.live =
        new LiveComparison(lab, worker, pause, answers::offer, e -> door.show(() -> failed(e)));
    this.keeper =
        new Refresher<>(
            door,
            () -> {
              PolicyText latest = toKeep;
              lab.get().drafts().keep(policyId(), latest);
              return latest;
            },
            written -> kept.set(written.equals(draft.get())),
            this::failed);
  }

  private record Opened(PolicyText text, Policy policy, PolicyText draft) {}

  /** Reads the policy and the draft on it, once. */
  public void load() {
    if (!asked) {
      asked = true;
      reload(true);
    }
  }

  /** The published version is another one now; the draft becomes that. */
  void reload() {
    reload(false);
  }

  private void reload(boolean keepDraft) {
    door.load(
        () -> {
          PolicyText text = lab.get().published();
          String id = lab.get().revisions().policyId();
          Optional<PolicyText> kept = keepDraft ? lab.get().drafts().find(id) : Optional.empty();
          return new Opened(text, lab.get().revisions().current(), kept.orElse(text));
        },
        this::opened,
        this::failed);
  }

  private void opened(Opened opened) {
    version = opened.policy().version();
    base = opened.text();
    published.set(Optional.of(opened.policy()));
    draft.set(opened.draft());
    compare();
    keep();
  }

  /** A draft was published and decides now. */
  void published(PolicyText text) {
    draft.set(text);
    reload(false);
  }

  /** The number of the version that decides. */
  String publishedVersion() {
    return version;
  }

  /** Compares the draft with another version from now on. */
  void against(PolicyText text) {
    door.load(
        () -> lab.get().check(text).policy(),
        policy -> {
          if (policy.isPresent()) {
            base = text;
            published.set(policy);
            compare();
          }
        },
        this::failed);
  }

  void compareWithBundled() {
    door.load(() -> lab.get().revisions().bundled(), this::against, this::failed);
  }

  void editBundled() {
    door.load(() -> lab.get().revisions().bundled(), this::change, this::failed);
  }

  private String policyId() {
    return published.get().map(Policy::id).orElse("policy");
  }

  private void failed(RuntimeException e) {
    busy.set(false);
    problem.set(String.valueOf(e.getMessage()));
  }

  private void answered(Comparison answer) {
    if (!closed && answer.draft().equals(draft.get())) {
      busy.set(false);
      problem.set("");
      comparison.set(Optional.of(answer));
    }
  }

  private void compare() {
    published
        .get()
        .ifPresent(
            against -> {
              busy.set(true);
              live.changed(against, draft.get());
            });
  }

  /** The open file reads so now. */
  public void edit(String content) {
    change(draft.get().with(open.get(), content));
  }

  /** Another draft in place of this one. */
  public void change(PolicyText text) {
    if (text.equals(draft.get()) || published.get().isEmpty()) {
      return;
    }
    draft.set(text);
    compare();
    keep();
  }

  /** Writes the draft to disk; happens after every edit by itself. */
  public void keep() {
    kept.set(false);
    toKeep = draft.get();
    keeper.invalidate();
  }

  /** Back to the published text. */
  public void discard() {
    change(base);
  }

  /** Compares once more: there are more samples now. */
  void compareAgain() {
    compare();
  }

  /** Reads the samples of the workspace again, and compares once more. */
  public void reloadSamples() {
    door.load(
        () -> {
          lab.get().reload();
          return true;
        },
        again -> compare(),
        this::failed);
  }

  /**
   * Makes samples for a clause, adds them, and compares again.
   *
   * @param told what was made
   */
  void makeSamples(String clause, Consumer<MadeSamples> told, Consumer<RuntimeException> failed) {
    policy()
        .ifPresent(
            writes ->
                door.load(
                    () -> lab.get().makeSamples(writes, clause),
                    made -> {
                      told.accept(made);
                      compare();
                    },
                    failed));
  }

  /** Pairs of clauses of the draft that get in each other's way; nothing while it has problems. */
  void conflicts(Consumer<List<ClauseConflicts.Conflict>> show) {
    Optional<Policy> now = comparison.get().flatMap(c -> c.reading().policy());
    if (now.isEmpty()) {
      show.accept(List.of());
    } else if (!analysed.equals(now)) {
      analysed = now;
      door.load(() -> ClauseConflicts.of(now.get()), found -> latest(now, found, show), e -> {});
    }
  }

  private void latest(
      Optional<Policy> of,
      List<ClauseConflicts.Conflict> found,
      Consumer<List<ClauseConflicts.Conflict>> show) {
    if (analysed.equals(of)) {
      show.accept(found);
    }
  }

  /** Opens the explanation of a sample under both policies. */
  public void explain(String sampleId, Consumer<Explained> show) {
    Optional<Policy> after = comparison.get().flatMap(c -> c.reading().policy());
    if (published.get().isEmpty() || after.isEmpty()) {
      return;
    }
    Policy before = published.get().get();
    door.load(
        () -> lab.get().explain(sampleId, before, after.get()),
        found -> found.ifPresent(show),
        this::failed);
  }

  /** The lab itself, once something was compared: it has its samples then. */
  PolicyLab lab() {
    return lab.get();
  }

  FxDoor door() {
    return door;
  }

  /** The text that the draft is compared with. */
  PolicyText base() {
    return base;
  }

  /** The policy of the draft, or while that has problems the published one. */
  Optional<Policy> policy() {
    return comparison.get().flatMap(c -> c.reading().policy()).or(published::get);
  }

  /** Problems of one file, by place. */
  List<PolicyProblem> problems(String file) {
    return comparison.get().stream()
        .flatMap(c -> c.reading().problems().stream())
        .filter(p -> p.file().equals(file))
        .toList();
  }

  public ReadOnlyObjectProperty<PolicyText> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Policy>> publishedProperty() {
    return published.getReadOnlyProperty();
  }

  /** The name of the open file. */
  public ObjectProperty<String> openProperty() {
    return open;
  }

  public ReadOnlyObjectProperty<Optional<Comparison>> comparisonProperty() {
    return comparison.getReadOnlyProperty();
  }

  /** Whether an answer to the latest edit is still to come. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether the latest edit is on disk. */
  public ReadOnlyBooleanProperty keptProperty() {
    return kept.getReadOnlyProperty();
  }

  /** Why there is nothing to see; empty while all is well. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  @Override
  public void close() {
    closed = true;
    live.close();
  }
}
