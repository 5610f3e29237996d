package org.casebook.app.lab;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Texts;
import org.casebook.runtime.graph.PolicyGraph;
import org.casebook.runtime.lab.Comparison;
import org.casebook.runtime.lab.Lint;
import org.casebook.runtime.lab.TokenMeter;
import org.casebook.runtime.policy.ClauseConflicts.Conflict;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.PolicyProblem;
import org.casebook.runtime.policy.PolicyText;

/** What is wrong, what is doubtful, and what no sample tries. */
final class ChecksPane extends VBox {
  /** More than this reads as text, not as a meter. */
  private static final double FULL = 1200;

  /** Goes to a place in a file. */
  interface Goer {
    void go(String file, int line, int column);
  }

  private final Texts texts;
  private final ObservableList<Check> checks = FXCollections.observableArrayList();
  private final ListView<Check> list = new ListView<>(checks);
  private final VBox meter = Gaps.column(4);
  private final ObservableList<Conflict> pairs = FXCollections.observableArrayList();
  private final Label pairsTitle = Glyphs.label("", "section-title");

  /** One finding. */
  private record Check(
      String tone, String file, int line, int column, String text, String remedy) {}

  ChecksPane(Texts texts, Goer goer) {
    this.texts = texts;
    getStyleClass().add("lab-pane");
    setSpacing(10);
    list.setId("checks");
    list.setFixedCellSize(58);
    list.setCellFactory(ignored -> new Cell());
    list.setPlaceholder(Glyphs.label(texts.get("lab.checks.none"), "muted"));
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            go(goer);
            event.consume();
          }
        });
    list.setOnMouseClicked(event -> go(goer));
    VBox.setVgrow(list, Priority.ALWAYS);
    ListView<Conflict> conflicts = new ListView<>(pairs);
    conflicts.setId("conflicts");
    conflicts.setFixedCellSize(58);
    conflicts.setPrefHeight(190);
    conflicts.setMinHeight(120);
    conflicts.setCellFactory(ignored -> new PairCell(goer));
    conflicts.setPlaceholder(Glyphs.label(texts.get("lab.conflicts.none"), "muted"));
    conflicts.setOnKeyPressed(
        event -> {
          Conflict pair = conflicts.getSelectionModel().getSelectedItem();
          if (event.getCode() == KeyCode.ENTER && pair != null) {
            clause(goer, event.isShiftDown() ? pair.second() : pair.first());
            event.consume();
          }
        });
    getChildren().addAll(meter, list, pairsTitle, conflicts);
  }

  /** Shows pairs of clauses that get in each other's way. */
  void conflicts(List<Conflict> found) {
    pairs.setAll(found);
    pairsTitle.setText(texts.get("lab.conflicts", found.size()));
  }

  private static void clause(Goer goer, String id) {
    goer.go(PolicyText.clauseFile(id), 1, 1);
  }

  private void go(Goer goer) {
    Check check = list.getSelectionModel().getSelectedItem();
    if (check != null) {
      goer.go(check.file(), check.line(), check.column());
    }
  }

  void show(Comparison comparison) {
    List<Check> fresh = new java.util.ArrayList<>();
    for (PolicyProblem problem : comparison.reading().problems()) {
      fresh.add(
          new Check(
              "tone-danger",
              problem.file(),
              problem.line(),
              problem.column(),
              problem.message(),
              problem.remedy()));
    }
    for (Lint.Remark remark : Lint.of(comparison.draft())) {
      String key = "lab.lint." + remark.kind().key();
      fresh.add(
          new Check(
              "tone-warning",
              remark.file(),
              remark.line(),
              remark.column(),
              texts.get(key, remark.word()),
              texts.get(key + ".remedy")));
    }
    comparison
        .report()
        .ifPresent(
            report ->
                report
                    .clauses()
                    .forEach(
                        (id, counts) -> {
                          if (counts.fires() < 2) {
                            fresh.add(
                                new Check(
                                    "tone-neutral",
                                    PolicyText.clauseFile(id),
                                    1,
                                    1,
                                    texts.get(counts.fires() == 0 ? "lab.never" : "lab.once"),
                                    texts.get("lab.never.remedy")));
                          }
                        }));
    checks.setAll(fresh);
  }

  /** Shows how much a reader of the open clause must read. */
  void measure(Optional<Policy> policy, PolicyText draft, String file) {
    meter.getChildren().clear();
    Optional<String> id = PolicyText.clauseOf(file);
    if (id.isEmpty()) {
      return;
    }
    int own = TokenMeter.estimate(draft.file(file));
    int all =
        policy
            .flatMap(
                p -> p.clause(id.get()).map(c -> TokenMeter.withClosure(PolicyGraph.of(p), p, c)))
            .orElse(own);
    ProgressBar bar = new ProgressBar(Math.min(1, own / FULL));
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.getStyleClass().add(own > TokenMeter.MOST ? "meter-over" : "meter");
    String verdict = own < TokenMeter.ENOUGH ? "under" : own > TokenMeter.MOST ? "over" : "inside";
    Label words =
        Glyphs.wrapped(
            texts.get("lab.tokens", own, all) + " " + texts.getOr("lab.tokens." + verdict, verdict),
            "small-text");
    meter.getChildren().setAll(Glyphs.label(id.get(), "clause-id"), bar, words);
  }

  /** A pair; each of its clauses can be gone to. */
  private final class PairCell extends ListCell<Conflict> {
    private final Goer goer;

    PairCell(Goer goer) {
      this.goer = goer;
    }

    @Override
    protected void updateItem(Conflict pair, boolean empty) {
      super.updateItem(pair, empty);
      setText(null);
      setGraphic(null);
      if (empty || pair == null) {
        return;
      }
      setPrefWidth(0);
      String key = "lab.conflict." + pair.kind().key();
      String text = texts.get(key, String.join(", ", pair.shared()));
      setTooltip(Glyphs.tooltip(text));
      setGraphic(
          Gaps.column(
              4,
              Gaps.row(6, jump(pair.first()), jump(pair.second())),
              Glyphs.label(text, "muted", "small-text")));
    }

    private Button jump(String id) {
      Button button = new Button(id);
      button.getStyleClass().addAll("graph-node", "small");
      button.setFocusTraversable(false);
      button.setOnAction(event -> clause(goer, id));
      return button;
    }
  }

  /** A finding with its place and what to do about it. */
  private static final class Cell extends ListCell<Check> {
    @Override
    protected void updateItem(Check check, boolean empty) {
      super.updateItem(check, empty);
      setText(null);
      setGraphic(null);
      if (empty || check == null) {
        return;
      }
      setPrefWidth(0);
      Label place =
          Glyphs.pill(PolicyText.clauseOf(check.file()).orElse(check.file()), check.tone());
      Label text = Glyphs.label(check.text(), "strong");
      Node line = Gaps.row(8, place, text);
      Label remedy = Glyphs.label(check.remedy(), "muted", "small-text");
      setTooltip(Glyphs.tooltip(check.text() + "\n" + check.remedy()));
      setGraphic(Gaps.column(4, line, remedy));
    }
  }
}
