package org.casebook.app.queue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import org.casebook.app.desk.Worklist;
import org.casebook.app.fx.FxDoor;
import org.casebook.app.fx.Refresher;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.log.EventLog.Subscription;
import org.casebook.runtime.view.CaseStatus;
import org.casebook.runtime.view.QueueRow;

/** The rows of the queue, kept fresh as events arrive. Used on the FX thread. */
public final class QueueViewModel implements AutoCloseable {
  private final AgentRuntime runtime;
  private final FxDoor door;
  private final Worklist worklist;
  private final Refresher<List<QueueRow>> refresher;
  private final BatchRun batch;
  private final Subscription subscription;
  private final ObservableList<QueueRow> all = FXCollections.observableArrayList();
  private final FilteredList<QueueRow> filtered = new FilteredList<>(all);
  private final SortedList<QueueRow> shown = new SortedList<>(filtered);
  private final ObjectProperty<QueueFilter> filter = new SimpleObjectProperty<>(QueueFilter.all());
  private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

  /** A view model; the first read starts at once. */
  public QueueViewModel(AgentRuntime runtime, FxDoor door, Worklist worklist) {
    this.runtime = runtime;
    this.door = door;
    this.worklist = worklist;
    this.refresher =
        new Refresher<>(
            door, runtime::queue, this::take, e -> problem.set(String.valueOf(e.getMessage())));
    this.batch = new BatchRun(door, caseId -> runtime.run(caseId, ""));
    filter.addListener((o, was, is) -> filtered.setPredicate(is));
    shown.addListener((javafx.collections.ListChangeListener<QueueRow>) change -> publishOrder());
    this.subscription = runtime.subscribe(event -> refresher.invalidate());
    refresher.invalidate();
  }

  /** The rows after filter and sort; a table binds its order to it. */
  SortedList<QueueRow> shown() {
    return shown;
  }

  /** All cases, for those who list them elsewhere. */
  public List<QueueRow> cases() {
    return List.copyOf(all);
  }

  /** All rows. */
  ObservableList<QueueRow> all() {
    return all;
  }

  ObjectProperty<QueueFilter> filterProperty() {
    return filter;
  }

  /** Whether the first read is still under way. */
  ReadOnlyBooleanProperty loadingProperty() {
    return loading.getReadOnlyProperty();
  }

  /** Why the last read failed; empty when it did not. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  BatchRun batch() {
    return batch;
  }

  /** Starts the agent on every case that it has not looked at. */
  void runAllNew() {
    batch.start(unseen());
  }

  /** Whether the first read is done. */
  public boolean ready() {
    return !loading.get();
  }

  /** Whether no batch is under way. */
  public boolean idle() {
    return !batch.runningProperty().get();
  }

  /** Stops the batch that is under way. */
  public void stopRunning() {
    batch.cancel();
  }

  /** Whether the words of the filter are these. */
  public boolean filteredBy(String words) {
    return filter.get().text().equals(words);
  }

  /** Filters by words alone. */
  public void search(String words) {
    filter.set(new QueueFilter(words, Set.of(), Set.of(), Set.of(), Set.of()));
  }

  /** Opens the bundled samples, for a workspace that has none. */
  void openSamples() {
    loading.set(true);
    door.load(
        runtime::openSamples,
        opened -> refresher.invalidate(),
        e -> problem.set(String.valueOf(e.getMessage())));
  }

  /** Ids of cases without a run. */
  List<String> unseen() {
    return all.stream()
        .filter(row -> row.status() == CaseStatus.NEW || row.status() == CaseStatus.STOPPED)
        .map(QueueRow::caseId)
        .toList();
  }

  long count(CaseStatus... statuses) {
    List<CaseStatus> wanted = List.of(statuses);
    return all.stream().filter(row -> wanted.contains(row.status())).count();
  }

  /** The languages that occur, sorted. */
  List<String> languages() {
    TreeSet<String> codes = new TreeSet<>();
    all.forEach(row -> codes.add(row.language()));
    return List.copyOf(codes);
  }

  Optional<QueueRow> row(String caseId) {
    return all.stream().filter(row -> row.caseId().equals(caseId)).findFirst();
  }

  private void take(List<QueueRow> fresh) {
    problem.set("");
    if (sameOrder(fresh)) {
      for (int i = 0; i < fresh.size(); i++) {
        if (!fresh.get(i).equals(all.get(i))) {
          all.set(i, fresh.get(i));
        }
      }
    } else {
      all.setAll(fresh);
    }
    loading.set(false);
    publishOrder();
  }

  private boolean sameOrder(List<QueueRow> fresh) {
    if (fresh.size() != all.size()) {
      return false;
    }
    for (int i = 0; i < fresh.size(); i++) {
      if (!fresh.get(i).caseId().equals(all.get(i).caseId())) {
        return false;
      }
    }
    return true;
  }

  private void publishOrder() {
    worklist.set(shown.stream().map(QueueRow::caseId).toList());
  }

  @Override
  public void close() {
    subscription.close();
  }
}
