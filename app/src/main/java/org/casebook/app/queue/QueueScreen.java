package org.casebook.app.queue;

import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.casebook.app.control.EmptyState;
import org.casebook.app.control.Glyphs;
import org.casebook.app.nav.Fxml;
import org.casebook.app.nav.Navigator;
import org.casebook.app.nav.ScreenView;
import org.casebook.app.text.Texts;
import org.casebook.runtime.view.CaseStatus;
import org.casebook.runtime.view.QueueRow;

/** The queue on screen. */
public final class QueueScreen implements ScreenView {
  private static final double WIDE = 1300;

  private final QueueViewModel model;
  private final Navigator navigator;
  private final Texts texts;
  private final Fxml view;
  private final TableView<QueueRow> table;
  private final TextField search;
  private final Facets facets;
  private final StackPane placeholder = new StackPane();

  /** Builds the screen. */
  @SuppressWarnings("unchecked")
  public QueueScreen(QueueViewModel model, Navigator navigator, Texts texts, InstantSource clock) {
    this.model = model;
    this.navigator = navigator;
    this.texts = texts;
    this.view = Fxml.load("queue", texts);
    this.table = (TableView<QueueRow>) view.get(TableView.class, "table");
    this.search = view.get(TextField.class, "search");
    this.facets = new Facets(texts, view.get(HBox.class, "facets"), this::filter);
    table.getColumns().setAll(new QueueColumns(texts, clock).all());
    table.setFixedCellSize(44);
    table.widthProperty().addListener((o, was, is) -> fit());
    table.setItems(model.shown());
    table.setPlaceholder(placeholder);
    model.shown().comparatorProperty().bind(table.comparatorProperty());
    table.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            openSelected();
          }
        });
    search.textProperty().addListener((o, was, is) -> filter());
    view.get(Button.class, "clear").setOnAction(event -> clear());
    view.get(Button.class, "run").setOnAction(event -> model.runAllNew());
    view.get(Button.class, "cancel").setOnAction(event -> model.batch().cancel());
    InvalidationListener changed = observable -> update();
    model.all().addListener(changed);
    model.filterProperty().addListener(changed);
    model.loadingProperty().addListener(changed);
    model.problemProperty().addListener(changed);
    model.batch().runningProperty().addListener(changed);
    model.batch().doneProperty().addListener(changed);
    update();
  }

  @Override
  public Parent root() {
    return view.root();
  }

  @Override
  public void shown() {
    if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
      table.getSelectionModel().select(0);
    }
    table.requestFocus();
  }

  /** Selects a case, so that coming back from its file finds it. */
  public void select(String caseId) {
    for (int i = 0; i < table.getItems().size(); i++) {
      if (table.getItems().get(i).caseId().equals(caseId)) {
        table.getSelectionModel().select(i);
        table.scrollTo(Math.max(0, i - 3));
      }
    }
  }

  @Override
  public boolean pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    if (event.isShiftDown() && code == KeyCode.R) {
      model.runAllNew();
    } else if (code == KeyCode.SLASH || event.getText().equals("/")) {
      search.requestFocus();
    } else if (code == KeyCode.J) {
      move(1);
    } else if (code == KeyCode.K) {
      move(-1);
    } else if (code == KeyCode.ENTER && table.isFocused()) {
      openSelected();
    } else {
      return false;
    }
    return true;
  }

  /** The excerpt takes what the other columns leave; on a small screen the age makes room. */
  private void fit() {
    table.getColumns().stream()
        .filter(column -> column.getId().equals("age"))
        .forEach(column -> column.setVisible(table.getWidth() >= WIDE));
    double others =
        table.getColumns().stream()
            .filter(column -> column.isVisible() && !column.getId().equals("case"))
            .mapToDouble(column -> column.getWidth())
            .sum();
    table.getColumns().stream()
        .filter(column -> column.getId().equals("case"))
        .forEach(column -> column.setPrefWidth(Math.max(200, table.getWidth() - others - 14)));
  }

  private void move(int by) {
    int size = table.getItems().size();
    int to = Math.max(0, Math.min(size - 1, table.getSelectionModel().getSelectedIndex() + by));
    if (size > 0) {
      table.getSelectionModel().clearAndSelect(to);
      table.scrollTo(Math.max(0, to - 4));
      table.requestFocus();
    }
  }

  private void openSelected() {
    Optional.ofNullable(table.getSelectionModel().getSelectedItem())
        .ifPresent(row -> navigator.openCase(row.caseId()));
  }

  private void filter() {
    model.filterProperty().set(facets.filter(search.getText()));
  }

  private void clear() {
    facets.clear();
    search.clear();
    filter();
    table.requestFocus();
  }

  private void update() {
    boolean running = model.batch().runningProperty().get();
    int done = model.batch().doneProperty().get();
    int total = model.batch().totalProperty().get();
    int unseen = model.unseen().size();
    facets.languages(model.languages());
    label("shown").setText(texts.get("queue.shown", model.shown().size(), model.all().size()));
    label("countNew").setText(Integer.toString(unseen));
    label("countProposed").setText(Long.toString(model.count(CaseStatus.PROPOSED)));
    label("countRunning").setText(Long.toString(model.count(CaseStatus.RUNNING)));
    label("countSettled")
        .setText(
            Long.toString(
                model.count(CaseStatus.CONFIRMED, CaseStatus.OVERRIDDEN, CaseStatus.ESCALATED)));
    present("clear", !model.filterProperty().get().everything());
    present("progressBox", running);
    present("run", !running);
    Button run = view.get(Button.class, "run");
    run.setDisable(unseen == 0);
    run.setText(texts.get("queue.run", unseen));
    view.get(ProgressBar.class, "progress").setProgress(total == 0 ? 0 : done / (double) total);
    label("progressText").setText(texts.get("queue.progress", done, total));
    placeholder.getChildren().setAll(emptyState());
    if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
      table.getSelectionModel().select(0);
    }
  }

  private Node emptyState() {
    if (!model.problemProperty().get().isEmpty()) {
      return new EmptyState(
          "mdi2a-alert-circle-outline", texts.get("queue.problem"), model.problemProperty().get());
    }
    if (model.loadingProperty().get()) {
      return new EmptyState(
          "mdi2t-timer-sand", texts.get("queue.loading"), texts.get("queue.loading.text"));
    }
    if (model.all().isEmpty()) {
      Button samples = new Button(texts.get("queue.samples"));
      samples.getStyleClass().add("accent");
      samples.setOnAction(event -> model.openSamples());
      return new EmptyState(
          "mdi2i-inbox-outline", texts.get("queue.empty"), texts.get("queue.empty.text"), samples);
    }
    Button reset = new Button(texts.get("queue.clear"), Glyphs.icon("mdi2f-filter-off-outline"));
    reset.setOnAction(event -> clear());
    return new EmptyState(
        "mdi2f-filter-outline", texts.get("queue.nothing"), texts.get("queue.nothing.text"), reset);
  }

  private Label label(String id) {
    return view.get(Label.class, id);
  }

  private void present(String id, boolean there) {
    Node node = view.get(Node.class, id);
    node.setVisible(there);
    node.setManaged(there);
  }
}
