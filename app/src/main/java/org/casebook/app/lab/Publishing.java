package org.casebook.app.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.casebook.app.fx.FxDoor;
import org.casebook.runtime.lab.PolicyRevisions;
import org.casebook.runtime.log.Event.PolicyStaged;
import org.casebook.runtime.log.LoggedEvent;
import org.casebook.runtime.policy.PolicyText;
import org.casebook.runtime.view.ShadowReport;

/** The way of a draft into the log: saved, shadowed, published, rolled back. Holds no node. */
public final class Publishing {
  private final Supplier<PolicyRevisions> revisions;
  private final FxDoor door;
  private final Supplier<String> author;
  private final Supplier<Optional<ShadowReport>> judged;
  private final ReadOnlyObjectWrapper<Optional<ShadowReport>> shadow =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<LoggedEvent>> history =
      new ReadOnlyObjectWrapper<>(List.of());

  /**
   * @param author pseudonym of whoever writes
   * @param judged lets the shadow judge the finished runs; may take a while
   */
  public Publishing(
      Supplier<PolicyRevisions> revisions,
      FxDoor door,
      Supplier<String> author,
      Supplier<Optional<ShadowReport>> judged) {
    this.judged = judged;
    this.revisions = revisions;
    this.door = door;
    this.author = author;
  }

  /** What the version that runs as shadow makes of the finished runs; empty without one. */
  public ReadOnlyObjectProperty<Optional<ShadowReport>> shadowProperty() {
    return shadow.getReadOnlyProperty();
  }

  /** What happened to the policy, newest first. */
  public ReadOnlyObjectProperty<List<LoggedEvent>> historyProperty() {
    return history.getReadOnlyProperty();
  }

  /** Reads the history again. */
  public void refresh() {
    door.load(this::newestFirst, history::set, e -> {});
    door.load(judged, shadow::set, e -> shadow.set(Optional.empty()));
  }

  private List<LoggedEvent> newestFirst() {
    List<LoggedEvent> all =
        new ArrayList<>(revisions.get().history().of(revisions.get().policyId()));
    Collections.reverse(all);
    return List.copyOf(all);
  }

  /**
   * The text under a number that was not published yet: the last of its three numbers is raised
   * where the writer did not choose one.
   */
  static PolicyText numbered(PolicyText draft, String published) {
    if (!draft.version().equals(published)) {
      return draft;
    }
    int dot = published.lastIndexOf('.');
    try {
      int next = Integer.parseInt(published.substring(dot + 1)) + 1;
      return draft.withVersion(published.substring(0, dot + 1) + next);
    } catch (NumberFormatException notANumber) {
      return draft;
    }
  }

  void save(PolicyText draft, Consumer<LoggedEvent> done, Consumer<RuntimeException> failed) {
    act(() -> revisions.get().saveDraft(draft, author.get()), done, failed);
  }

  void shadow(
      PolicyText draft,
      String note,
      Consumer<LoggedEvent> done,
      Consumer<RuntimeException> failed) {
    act(() -> revisions.get().shadow(draft, note, author.get()), done, failed);
  }

  void publish(
      PolicyText draft,
      String note,
      Consumer<LoggedEvent> done,
      Consumer<RuntimeException> failed) {
    act(() -> revisions.get().publish(draft, note, author.get()), done, failed);
  }

  void rollBack(
      Optional<PolicyStaged> earlier,
      String note,
      Consumer<LoggedEvent> done,
      Consumer<RuntimeException> failed) {
    act(() -> revisions.get().rollBack(earlier, note, author.get()), done, failed);
  }

  /** Reads the text of an earlier stage. */
  void text(PolicyStaged stage, Consumer<PolicyText> show, Consumer<RuntimeException> failed) {
    door.load(() -> revisions.get().text(stage), show, failed);
  }

  private void act(
      Supplier<LoggedEvent> work, Consumer<LoggedEvent> done, Consumer<RuntimeException> failed) {
    door.load(
        work,
        event -> {
          refresh();
          done.accept(event);
        },
        failed);
  }
}
