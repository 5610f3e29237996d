package org.casebook.app.casefile;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.casebook.app.control.EmptyState;
import org.casebook.app.control.Glyphs;
import org.casebook.app.control.ProtectedImage;
import org.casebook.app.desk.Worklist;
import org.casebook.app.nav.Fxml;
import org.casebook.app.nav.KeyTaker;
import org.casebook.app.nav.Navigator;
import org.casebook.app.nav.ScreenView;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.view.CaseFile;

/** The case file on screen: content, trace and verdict side by side, the decision at the foot. */
public final class CaseScreen implements ScreenView {
  private static final List<Action> ACTIONS = List.of(Action.values());

  private final CaseViewModel model;
  private final Navigator navigator;
  private final Worklist worklist;
  private final Texts texts;
  private final Words words;
  private final Fxml view;
  private final ContentPane content;
  private final TracePane trace;
  private final VerdictPane verdict;
  private final CitationCards citations;
  private final DecisionBar bar;
  private final Deciding deciding;

  /**
   * Builds the screen.
   *
   * @param undo takes the last review back
   */
  public CaseScreen(
      CaseViewModel model,
      Deciding deciding,
      Navigator navigator,
      Worklist worklist,
      Texts texts,
      InstantSource clock,
      Runnable undo) {
    this.model = model;
    this.deciding = deciding;
    this.navigator = navigator;
    this.worklist = worklist;
    this.texts = texts;
    this.words = new Words(texts);
    this.view = Fxml.load("case", texts);
    this.citations = new CitationCards(model, navigator, deciding::policy, texts);
    this.content =
        new ContentPane(
            model,
            texts,
            item -> {
              MediaCard card = new MediaCard(item, texts, clock);
              model.media(item.sha256(), card::file);
              return card;
            });
    this.trace = new TracePane(model, texts, node -> scrollTo("trace", node));
    this.verdict = new VerdictPane(model, texts, citations, undo);
    this.bar = new DecisionBar(texts, this::choose, () -> confirm(false), () -> confirm(true));
    view.get(ScrollPane.class, "content").setContent(content);
    view.get(ScrollPane.class, "trace").setContent(trace);
    view.get(ScrollPane.class, "verdict").setContent(verdict);
    view.get(BorderPane.class, "root").setBottom(bar);
    view.get(Button.class, "back").setOnAction(event -> navigator.back());
    view.get(Button.class, "policy").setOnAction(event -> openPolicy());
    view.get(Button.class, "previous").setOnAction(event -> step(-1));
    view.get(Button.class, "next").setOnAction(event -> step(1));
    InvalidationListener changed = observable -> update();
    model.fileProperty().addListener(changed);
    model.problemProperty().addListener(changed);
    model.areaProperty().addListener(changed);
    model.chosenRunProperty().addListener(changed);
    model
        .evidenceProperty()
        .addListener((o, was, is) -> model.fileProperty().get().ifPresent(verdict::show));
    update();
  }

  @Override
  public Parent root() {
    return view.root();
  }

  @Override
  public void shown() {
    root().requestFocus();
  }

  @Override
  public boolean pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    int digit = KeyTaker.digit(event);
    if (digit >= 1 && digit <= ACTIONS.size()) {
      choose(ACTIONS.get(digit - 1));
      return true;
    }
    return CaseKeys.press(this, code, event.isShiftDown());
  }

  @Override
  public boolean released(KeyEvent event) {
    if (event.getCode() == KeyCode.SPACE && !images().isEmpty()) {
      images().forEach(image -> image.revealedProperty().set(false));
      return true;
    }
    return false;
  }

  void choose(Action action) {
    model
        .fileProperty()
        .get()
        .flatMap(file -> model.run())
        .filter(run -> !model.running())
        .ifPresent(
            run -> {
              if (run.decision().map(Decision::action).filter(action::equals).isPresent()
                  && action != Action.ESCALATE) {
                confirm(false);
              } else {
                deciding.override(model, action, () -> {});
              }
            });
  }

  void confirm(boolean andNext) {
    if (!model.running()) {
      deciding.confirm(model, andNext ? () -> step(1) : () -> {});
    }
  }

  void step(int by) {
    worklist.step(model.caseIdProperty().get(), by).ifPresent(navigator::openCase);
  }

  void startRun() {
    model.startRun();
  }

  void openPolicy() {
    model.proposal().stream()
        .flatMap(decision -> decision.citations().stream())
        .findFirst()
        .ifPresentOrElse(
            citations::follow, () -> navigator.open(org.casebook.app.nav.Screen.POLICY));
  }

  void focusWaterfall() {
    verdict.focusWaterfall().ifPresent(node -> scrollTo("verdict", node));
  }

  void focusTrace() {
    trace.focusFirst();
  }

  void moment(int by) {
    content.moment(by);
  }

  void back() {
    navigator.back();
  }

  List<ProtectedImage> images() {
    return content.images();
  }

  private void update() {
    Optional<CaseFile> file = model.fileProperty().get();
    String id = model.caseIdProperty().get();
    view.get(Label.class, "caseId").setText(id.isEmpty() ? texts.get("case.none") : id);
    int place = worklist.place(id);
    view.get(Label.class, "place")
        .setText(place == 0 ? "" : texts.get("case.place", place, worklist.order().size()));
    view.get(Button.class, "previous").setDisable(worklist.step(id, -1).isEmpty());
    view.get(Button.class, "next").setDisable(worklist.step(id, 1).isEmpty());
    HBox status = view.get(HBox.class, "status");
    status.getChildren().clear();
    Node columns = view.get(Node.class, "columns");
    StackPane empty = view.get(StackPane.class, "empty");
    columns.setVisible(file.isPresent());
    empty.setVisible(file.isEmpty());
    if (file.isEmpty()) {
      empty.getChildren().setAll(emptyState(id));
      bar.show(Optional.empty(), false);
      return;
    }
    CaseFile shown = file.get();
    Label state =
        Glyphs.label(words.status(shown.status()), "status", "status-" + shown.status().key());
    state.setGraphic(Glyphs.icon(Glyphs.icon(shown.status())));
    status.getChildren().setAll(state);
    content.show(shown);
    trace.show(shown);
    verdict.show(shown);
    bar.show(model.proposal().map(Decision::action), !model.running() && model.run().isPresent());
  }

  private EmptyState emptyState(String id) {
    if (!model.problemProperty().get().isEmpty()) {
      return new EmptyState(
          "mdi2a-alert-circle-outline",
          texts.get("case.problem", id),
          texts.get("case.problem.text"));
    }
    if (id.isEmpty()) {
      return new EmptyState(
          "mdi2f-file-document-outline", texts.get("case.none"), texts.get("case.none.text"));
    }
    return new EmptyState("mdi2t-timer-sand", texts.get("case.loading"), id);
  }

  private void scrollTo(String pane, Node node) {
    ScrollPane scroll = view.get(ScrollPane.class, pane);
    Node inside = scroll.getContent();
    Bounds bounds = inside.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
    double room = inside.getBoundsInLocal().getHeight() - scroll.getViewportBounds().getHeight();
    if (room > 0) {
      scroll.setVvalue(Math.max(0, Math.min(1, (bounds.getMinY() - 12) / room)));
    }
  }
}
