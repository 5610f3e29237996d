package org.casebook.app.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.casebook.app.control.EmptyState;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Numbers;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.RunTrace;
import org.casebook.runtime.view.RunTrace.Step;

/** The run, step by step as it happens, with what failed and what was not looked at. */
final class TracePane extends VBox {
  private final CaseViewModel model;
  private final Texts texts;
  private final Words words;
  private final Numbers numbers;
  private final Consumer<Node> bringIntoView;
  private final VBox steps = Gaps.column(6);
  private final List<StepCard> cards = new ArrayList<>();
  private String shownRun = "";

  TracePane(CaseViewModel model, Texts texts, Consumer<Node> bringIntoView) {
    this.model = model;
    this.texts = texts;
    this.words = new Words(texts);
    this.numbers = new Numbers(texts);
    this.bringIntoView = bringIntoView;
    getStyleClass().add("trace-pane");
    setSpacing(10);
    model.evidenceProperty().addListener((o, was, is) -> reveal(is));
  }

  void show(CaseFile file) {
    Optional<RunTrace> run = model.run();
    if (run.isEmpty()) {
      cards.clear();
      shownRun = "";
      getChildren().setAll(nothing());
      return;
    }
    RunTrace trace = run.get();
    if (!trace.started().run().equals(shownRun)) {
      shownRun = trace.started().run();
      cards.clear();
    }
    update(trace.steps());
    List<Node> parts = new ArrayList<>();
    parts.add(head(file, trace));
    parts.add(steps);
    trace.stopped().ifPresent(why -> parts.add(stopped(why)));
    if (!trace.started().unavailable().isEmpty()) {
      parts.add(notLookedAt(trace.started().unavailable()));
    }
    getChildren().setAll(parts);
  }

  /** Gives the keyboard to the first step. */
  void focusFirst() {
    cards.stream().findFirst().ifPresent(StepCard::focusHeader);
  }

  private Node nothing() {
    Button run = new Button(texts.get("trace.start"), Glyphs.icon("mdi2p-play"));
    run.getStyleClass().add("accent");
    run.setOnAction(event -> model.startRun());
    return new EmptyState(
        "mdi2r-robot-outline", texts.get("trace.none"), texts.get("trace.none.text"), run);
  }

  private void update(List<Step> fresh) {
    for (int i = 0; i < fresh.size(); i++) {
      if (i >= cards.size()) {
        cards.add(new StepCard(fresh.get(i), model, texts));
      } else if (!cards.get(i).step().equals(fresh.get(i))) {
        boolean open = cards.get(i).expanded();
        StepCard card = new StepCard(fresh.get(i), model, texts);
        card.expand(open);
        cards.set(i, card);
      }
    }
    while (cards.size() > fresh.size()) {
      cards.remove(cards.size() - 1);
    }
    if (!steps.getChildren().equals(cards)) {
      steps.getChildren().setAll(cards);
    }
  }

  private Node head(CaseFile file, RunTrace trace) {
    Label told =
        Glyphs.label(
            texts.get(
                "trace.head",
                words.planner(trace.started().planner()),
                trace.steps().stream().filter(step -> step.call().isPresent()).count(),
                trace.micros() == 0 ? "…" : numbers.micros(trace.micros())),
            "muted");
    boolean several = file.runs().size() > 1;
    HBox head = Gaps.row(8, several ? picker(file) : told);
    Button again = new Button(texts.get("trace.again"), Glyphs.icon("mdi2r-replay"));
    again.getStyleClass().addAll("small", "flat");
    again.setFocusTraversable(false);
    again.setMinWidth(USE_PREF_SIZE);
    again.setDisable(model.running());
    again.setOnAction(event -> model.startRun());
    head.getChildren().addAll(Gaps.spring(), again);
    return several ? Gaps.column(4, head, told) : head;
  }

  private ComboBox<Integer> picker(CaseFile file) {
    ComboBox<Integer> picker = new ComboBox<>();
    picker.getItems().setAll(IntStream.range(0, file.runs().size()).boxed().toList());
    picker.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Integer index) {
            return index == null ? "" : texts.get("trace.run", index + 1, file.runs().size());
          }

          @Override
          public Integer fromString(String text) {
            throw new UnsupportedOperationException("runs are chosen, not typed");
          }
        });
    picker.setValue(model.chosenRunProperty().get().orElse(file.runs().size() - 1));
    picker.setMinWidth(USE_PREF_SIZE);
    picker.setOnAction(
        event -> model.chosenRunProperty().set(Optional.ofNullable(picker.getValue())));
    return picker;
  }

  private Node stopped(String why) {
    HBox box =
        Gaps.row(
            8,
            Glyphs.icon("mdi2a-alert-octagon-outline", "step-icon"),
            Glyphs.wrapped(texts.get("trace.stopped", why)));
    box.getStyleClass().addAll("banner", "tone-warning");
    return box;
  }

  private VBox notLookedAt(List<UnavailableTool> tools) {
    VBox box = Gaps.column(8, Glyphs.label(texts.get("trace.not.looked"), "section-title"));
    box.getStyleClass().addAll("not-looked");
    for (UnavailableTool tool : tools) {
      VBox entry =
          Gaps.column(
              1,
              Glyphs.label(words.tool(tool.tool()), "step-tool"),
              Glyphs.wrapped(tool.reason(), "step-summary"),
              Glyphs.wrapped(tool.remedy(), "raw"));
      HBox row =
          new HBox(8, Glyphs.icon("mdi2e-eye-remove-outline", "step-icon", "muted-icon"), entry);
      box.getChildren().add(row);
    }
    return box;
  }

  private void reveal(String evidence) {
    if (!evidence.isEmpty()) {
      for (StepCard card : cards) {
        card.getStyleClass().remove("selected-step");
        if (card.found(evidence)) {
          card.getStyleClass().add("selected-step");
          card.expand(true);
          bringIntoView.accept(card);
        }
      }
    } else {
      cards.forEach(card -> card.getStyleClass().remove("selected-step"));
    }
  }
}
