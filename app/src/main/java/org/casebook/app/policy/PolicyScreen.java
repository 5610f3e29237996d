package org.casebook.app.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.casebook.app.control.EmptyState;
import org.casebook.app.nav.Fxml;
import org.casebook.app.nav.Navigator;
import org.casebook.app.nav.ScreenView;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.policy.Clause;

/** The policy on screen: clauses by area on the left, the open one on the right. */
public final class PolicyScreen implements ScreenView {
  private final PolicyViewModel model;
  private final Navigator navigator;
  private final Texts texts;
  private final Words words;
  private final Fxml view;
  private final ObservableList<PolicyEntry> entries = FXCollections.observableArrayList();
  private final ListView<PolicyEntry> list;

  /** Builds the screen. */
  @SuppressWarnings("unchecked")
  public PolicyScreen(PolicyViewModel model, Navigator navigator, Texts texts) {
    this.model = model;
    this.navigator = navigator;
    this.texts = texts;
    this.words = new Words(texts);
    this.view = Fxml.load("policy", texts);
    this.list = (ListView<PolicyEntry>) view.get(ListView.class, "clauses");
    list.setItems(entries);
    list.setFixedCellSize(34);
    list.setCellFactory(ignored -> new PolicyEntry.Cell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, was, is) -> {
              if (is != null && is.clause().isPresent()) {
                model.openProperty().set(is.clause().map(Clause::id));
              }
            });
    view.get(TextField.class, "search").textProperty().bindBidirectional(model.searchProperty());
    view.get(Button.class, "back").setOnAction(event -> navigator.back());
    InvalidationListener refill = observable -> fill();
    model.policyProperty().addListener(refill);
    model.searchProperty().addListener(refill);
    model.problemProperty().addListener(refill);
    model.openProperty().addListener((o, was, is) -> show());
    fill();
  }

  @Override
  public Parent root() {
    return view.root();
  }

  @Override
  public void shown() {
    list.requestFocus();
    selectOpen();
  }

  @Override
  public boolean pressed(KeyEvent event) {
    if (event.getText().equals("/")) {
      view.get(TextField.class, "search").requestFocus();
      return true;
    }
    if (event.getCode() == KeyCode.J || event.getCode() == KeyCode.K) {
      move(event.getCode() == KeyCode.J ? 1 : -1);
      return true;
    }
    return false;
  }

  private void move(int by) {
    int at = list.getSelectionModel().getSelectedIndex() + by;
    while (at >= 0 && at < entries.size() && entries.get(at).clause().isEmpty()) {
      at += by;
    }
    if (at >= 0 && at < entries.size()) {
      list.getSelectionModel().clearAndSelect(at);
      list.scrollTo(Math.max(0, at - 4));
    }
  }

  private void fill() {
    List<PolicyEntry> fresh = new ArrayList<>();
    String group = "";
    for (Clause clause : model.found()) {
      String code = PolicyViewModel.code(clause);
      if (!code.equals(group)) {
        group = code;
        fresh.add(PolicyEntry.group(title(clause, code), clause.area()));
      }
      fresh.add(PolicyEntry.of(clause, clause.area(), words.action(clause.action())));
    }
    entries.setAll(fresh);
    model
        .policyProperty()
        .get()
        .ifPresent(
            policy ->
                view.get(Label.class, "title")
                    .setText(
                        texts.get(
                            "policy.title",
                            policy.title(),
                            policy.version(),
                            policy.clauses().size())));
    selectOpen();
    show();
  }

  /** The name of an area in the reader's language, or the policy's own for an area of its own. */
  private String title(Clause clause, String code) {
    if (clause.exception()) {
      return texts.get("policy.exceptions");
    }
    return clause
        .area()
        .filter(area -> area.code().equals(code))
        .map(words::area)
        .orElseGet(() -> model.areaTitle(code));
  }

  private void selectOpen() {
    Optional<String> open = model.openProperty().get();
    for (int i = 0; i < entries.size(); i++) {
      if (entries
          .get(i)
          .clause()
          .map(Clause::id)
          .filter(id -> open.filter(id::equals).isPresent())
          .isPresent()) {
        if (list.getSelectionModel().getSelectedIndex() != i) {
          list.getSelectionModel().clearAndSelect(i);
          list.scrollTo(Math.max(0, i - 6));
        }
        return;
      }
    }
  }

  private void show() {
    ScrollPane detail = view.get(ScrollPane.class, "detail");
    Optional<Clause> clause = model.clause();
    if (clause.isPresent()) {
      detail.setContent(
          new ClauseView(
              clause.get(), model, texts, id -> navigator.openClause(id, Optional.empty())));
      detail.setVvalue(0);
      selectOpen();
    } else {
      String problem = model.problemProperty().get();
      detail.setContent(
          new EmptyState(
              "mdi2b-book-open-variant",
              texts.get(problem.isEmpty() ? "policy.choose" : "policy.problem"),
              problem));
    }
  }
}
