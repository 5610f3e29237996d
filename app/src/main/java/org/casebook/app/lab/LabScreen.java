package org.casebook.app.lab;

import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.casebook.app.control.EmptyState;
import org.casebook.app.control.Glyphs;
import org.casebook.app.nav.Fxml;
import org.casebook.app.nav.KeyTaker;
import org.casebook.app.nav.Navigator;
import org.casebook.app.nav.Navigator.Notice;
import org.casebook.app.nav.ScreenView;
import org.casebook.app.text.Texts;
import org.casebook.runtime.backtest.Flip;
import org.casebook.runtime.lab.Comparison;
import org.casebook.runtime.lab.QuickFix;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyProblem;
import org.casebook.runtime.policy.PolicyText;
import org.fxmisc.flowless.VirtualizedScrollPane;

/** The lab on screen: clauses, text, effect. */
public final class LabScreen implements ScreenView {
  private final LabViewModel model;
  private final Navigator navigator;
  private final Texts texts;
  private final Fxml view;
  private final ObservableList<LabEntry> entries = FXCollections.observableArrayList();
  private final ListView<LabEntry> list;
  private final RuleEditor editor;
  private final TextField find;
  private final TabPane tabs;
  private final FlipsPane flips;
  private final SlicesPane slices;
  private final ChecksPane checks;
  private final ThresholdPane thresholds;
  private final GraphPane graph;
  private final VersionsPane versions;
  private final ShadowPane shadow;
  private final LabActions actions;
  private final Publishing publishing;
  private final Importing importing;
  private boolean filling;

  /** Builds the screen. */
  @SuppressWarnings("unchecked")
  public LabScreen(LabViewModel model, Publishing publishing, Navigator navigator, Texts texts) {
    this.publishing = publishing;
    this.actions = new LabActions(model, publishing, navigator, texts);
    this.importing = new Importing(model, navigator, texts);
    this.shadow = new ShadowPane(texts, navigator::openCase);
    this.versions = new VersionsPane(texts, actions, shadow);
    this.model = model;
    this.navigator = navigator;
    this.texts = texts;
    this.view = Fxml.load("lab", texts);
    this.list = (ListView<LabEntry>) view.get(ListView.class, "files");
    this.find = view.get(TextField.class, "find");
    this.tabs = view.get(TabPane.class, "effects");
    this.flips = new FlipsPane(texts, this::explain);
    this.slices = new SlicesPane(texts);
    this.checks = new ChecksPane(texts, this::go);
    this.thresholds = new ThresholdPane(model, texts);
    this.graph = new GraphPane(texts, id -> go(PolicyText.clauseFile(id), 1, 1));
    this.editor =
        new RuleEditor(
            (text, caret) ->
                new Completion(model.draftProperty().get(), model.policy()).at(text, caret),
            this::fix,
            model::edit);
    view.get(StackPane.class, "text").getChildren().add(0, new VirtualizedScrollPane<>(editor));
    tabs.getTabs()
        .addAll(
            tab("flips", flips),
            tab("slices", slices),
            tab("checks", checks),
            tab("threshold", thresholds),
            tab("graph", graph),
            tab("versions", versions));
    Button publish = new Button(texts.get("lab.publish"), Glyphs.key("Ctrl+Enter"));
    publish.getStyleClass().add("accent");
    publish.setFocusTraversable(false);
    publish.setOnAction(event -> actions.publish());
    view.get(HBox.class, "actions").getChildren().addAll(importing.button(), publish);
    Button make = new Button(texts.get("lab.make"), Glyphs.key("Ctrl+G"));
    make.getStyleClass().add("small");
    make.setFocusTraversable(false);
    make.setOnAction(event -> actions.makeSamples());
    view.get(HBox.class, "clauseActions").getChildren().add(make);
    list();
    find();
    view.get(Button.class, "discard").setOnAction(event -> model.discard());
    view.root().addEventFilter(KeyEvent.KEY_PRESSED, this::tabKey);
    InvalidationListener answered = observable -> answered();
    model.comparisonProperty().addListener(answered);
    model.publishedProperty().addListener(answered);
    model.problemProperty().addListener(answered);
    model.openProperty().addListener((o, was, is) -> open());
    publishing.historyProperty().addListener(observable -> versions());
    publishing.shadowProperty().addListener((o, was, is) -> shadow.show(is));
    InvalidationListener state = observable -> state();
    model.draftProperty().addListener((o, was, is) -> follow());
    model.busyProperty().addListener(state);
    model.keptProperty().addListener(state);
    open();
    answered();
  }

  private void list() {
    list.setItems(entries);
    list.setFixedCellSize(32);
    list.setCellFactory(ignored -> new LabEntry.Cell(texts));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null && !filling && !is.file().isEmpty()) {
                model.openProperty().set(is.file());
              }
            });
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            editor.requestFocus();
            event.consume();
          }
        });
  }

  private void find() {
    find.setOnAction(
        event -> {
          boolean found = editor.find(find.getText());
          find.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("missed"), !found);
        });
    find.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            editor.requestFocus();
            event.consume();
          }
        });
  }

  private Tab tab(String key, Node content) {
    Tab tab = new Tab(texts.getOr("lab.tab." + key, key), content);
    tab.setId("tab-" + key);
    tab.setClosable(false);
    return tab;
  }

  @Override
  public Parent root() {
    return view.root();
  }

  @Override
  public void shown() {
    model.load();
    publishing.refresh();
    list.requestFocus();
  }

  @Override
  public boolean pressed(KeyEvent event) {
    KeyCode code = event.getCode();
    if (event.isShortcutDown()) {
      if (code == KeyCode.S) {
        actions.save();
      } else if (code == KeyCode.I) {
        importing.open();
      } else if (code == KeyCode.ENTER) {
        actions.publish();
      } else if (code == KeyCode.G) {
        actions.makeSamples();
      } else if (code == KeyCode.F) {
        find.requestFocus();
        find.selectAll();
      } else {
        return false;
      }
      return true;
    }
    if (code == KeyCode.J || code == KeyCode.K) {
      move(code == KeyCode.J ? 1 : -1);
      return true;
    }
    return false;
  }

  private void tabKey(KeyEvent event) {
    int digit = KeyTaker.digit(event);
    if (event.isAltDown() && digit >= 1 && digit <= tabs.getTabs().size()) {
      tabs.getSelectionModel().select(digit - 1);
      Node first = tabs.getTabs().get(digit - 1).getContent().lookup(".list-view");
      if (first != null) {
        first.requestFocus();
      }
      event.consume();
    }
  }

  private void move(int by) {
    int at = list.getSelectionModel().getSelectedIndex() + by;
    while (at >= 0 && at < entries.size() && entries.get(at).file().isEmpty()) {
      at += by;
    }
    if (at >= 0 && at < entries.size()) {
      list.getSelectionModel().clearAndSelect(at);
      list.scrollTo(Math.max(0, at - 4));
    }
  }

  private void explain(Flip flip) {
    model.explain(
        flip.id(),
        explained ->
            navigator.present(new FlipSheet(flip, explained, texts, navigator::dismiss), () -> {}));
  }

  private void go(String file, int line, int column) {
    model.openProperty().set(file);
    editor.go(line, column);
  }

  private void fix(PolicyProblem problem) {
    Optional<QuickFix> fix = QuickFix.of(problem);
    if (fix.isEmpty()) {
      navigator.notice(Notice.plain("warning", problem.message() + " – " + problem.remedy()));
      return;
    }
    int caret = editor.getCaretPosition();
    String fixed = fix.get().apply(editor.getText(), problem.column());
    editor.replaceText(fixed);
    editor.moveTo(Math.min(caret, fixed.length()));
  }

  private void open() {
    String file = model.openProperty().get();
    editor.show(model.draftProperty().get().file(file));
    editor.problems(model.problems(file));
    view.get(Label.class, "file").setText(file);
    checks.measure(model.policy(), model.draftProperty().get(), file);
    graph.show(model.policy(), PolicyText.clauseOf(file));
    select();
  }

  /** The draft changed: by typing, or as a whole. */
  private void follow() {
    editor.show(model.draftProperty().get().file(model.openProperty().get()));
    state();
  }

  private void answered() {
    fill();
    Optional<Comparison> answer = model.comparisonProperty().get();
    answer.ifPresent(
        comparison -> {
          flips.show(comparison, model.lab().samples());
          comparison.report().ifPresent(slices::show);
          checks.show(comparison);
          model.conflicts(checks::conflicts);
          thresholds.read();
          versions();
          graph.show(model.policy(), PolicyText.clauseOf(model.openProperty().get()));
          editor.problems(model.problems(model.openProperty().get()));
          checks.measure(model.policy(), model.draftProperty().get(), model.openProperty().get());
        });
    if (model.publishedProperty().get().isPresent()) {
      editor.show(model.draftProperty().get().file(model.openProperty().get()));
    }
    state();
  }

  private void versions() {
    versions.show(
        publishing.historyProperty().get(),
        model.publishedProperty().get().map(Policy::version).orElse(""),
        model.draftProperty().get().differs(model.base()),
        file ->
            navigator.present(
                new DiffSheet(
                    file,
                    model.base().file(file),
                    model.draftProperty().get().file(file),
                    texts,
                    navigator::dismiss),
                () -> {}));
  }

  private void fill() {
    filling = true;
    List<LabEntry> fresh = LabEntry.of(model, texts);
    if (!entries.equals(fresh)) {
      entries.setAll(fresh);
    }
    select();
    filling = false;
  }

  private void select() {
    boolean was = filling;
    filling = true;
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).file().equals(model.openProperty().get())
          && list.getSelectionModel().getSelectedIndex() != i) {
        list.getSelectionModel().clearAndSelect(i);
        list.scrollTo(Math.max(0, i - 4));
      }
    }
    filling = was;
  }

  private void state() {
    boolean loaded = model.comparisonProperty().get().isPresent();
    String problem = model.problemProperty().get();
    StackPane cover = view.get(StackPane.class, "cover");
    cover.setVisible(!loaded || !problem.isEmpty());
    if (!problem.isEmpty()) {
      cover
          .getChildren()
          .setAll(new EmptyState("mdi2a-alert-circle-outline", texts.get("lab.failed"), problem));
    } else if (!loaded && cover.getChildren().isEmpty()) {
      cover
          .getChildren()
          .setAll(
              new EmptyState(
                  "mdi2f-flask-outline",
                  texts.get("lab.loading"),
                  texts.get("lab.loading.text"),
                  new ProgressIndicator()));
    }
    boolean same = model.draftProperty().get().equals(model.base());
    int problems =
        model.comparisonProperty().get().map(c -> c.reading().problems().size()).orElse(0);
    Label state = view.get(Label.class, "state");
    state.setText(
        model.busyProperty().get()
            ? texts.get("lab.busy")
            : problems > 0
                ? texts.get("lab.problems", problems)
                : same
                    ? texts.get("lab.same")
                    : texts.get(model.keptProperty().get() ? "lab.draft.kept" : "lab.draft"));
    state.getStyleClass().removeAll("warning-text", "muted");
    state.getStyleClass().add(problems > 0 ? "warning-text" : "muted");
    view.get(Button.class, "discard").setDisable(same);
    Label title = view.get(Label.class, "title");
    model
        .publishedProperty()
        .get()
        .ifPresent(
            policy -> title.setText(texts.get("lab.title", policy.title(), policy.version())));
  }
}
