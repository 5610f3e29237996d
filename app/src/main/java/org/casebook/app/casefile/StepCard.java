package org.casebook.app.casefile;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Numbers;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.view.RunTrace.Step;
import org.kordamp.ikonli.javafx.FontIcon;

/** One step of a run: a line that opens to everything that was asked and answered. */
final class StepCard extends VBox {
  private static final int MOST_DELTAS = 3;

  private final Step step;
  private final Texts texts;
  private final Words words;
  private final Numbers numbers;
  private final CaseViewModel model;
  private final FontIcon chevron = Glyphs.icon("mdi2c-chevron-down", "chevron");
  private final HBox header;
  private boolean expanded;

  StepCard(Step step, CaseViewModel model, Texts texts) {
    this.step = step;
    this.model = model;
    this.texts = texts;
    this.words = new Words(texts);
    this.numbers = new Numbers(texts);
    this.header = header();
    getStyleClass().addAll("step", "step-" + outcome());
    getChildren().add(header);
  }

  Step step() {
    return step;
  }

  boolean expanded() {
    return expanded;
  }

  /** Whether a piece of evidence was found in this step. */
  boolean found(String evidence) {
    return step.result()
        .filter(ToolResult.Found.class::isInstance)
        .map(result -> ((ToolResult.Found) result).evidence())
        .map(all -> all.stream().anyMatch(one -> one.id().equals(evidence)))
        .orElse(false);
  }

  void expand(boolean open) {
    if (open != expanded && step.call().isPresent()) {
      expanded = open;
      chevron.setIconLiteral(open ? "mdi2c-chevron-up" : "mdi2c-chevron-down");
      if (open) {
        getChildren().add(new StepDetail(step, model, texts));
      } else {
        getChildren().remove(1, getChildren().size());
      }
    }
  }

  void focusHeader() {
    header.requestFocus();
  }

  private boolean stop() {
    return step.call().isEmpty() && step.tool().equals("stop");
  }

  private String outcome() {
    if (stop()) {
      return "stop";
    }
    if (step.result().isEmpty()) {
      return "running";
    }
    ToolResult result = step.result().get();
    return result instanceof ToolResult.Failed
        ? "failed"
        : result instanceof ToolResult.Nothing ? "nothing" : "found";
  }

  private HBox header() {
    Label number = Glyphs.label(Integer.toString(step.number()), "step-number");
    Label tool =
        Glyphs.label(stop() ? texts.get("trace.stop") : words.tool(step.tool()), "step-tool");
    FlowPane name = new FlowPane(6, 0, tool);
    name.setPrefWrapLength(0);
    HBox.setHgrow(name, Priority.ALWAYS);
    if (!step.item().isEmpty()) {
      name.getChildren().add(Glyphs.label(step.item(), "code"));
    }
    HBox first = Gaps.row(6, number, name);
    first.setAlignment(Pos.TOP_LEFT);
    if (step.result().isPresent()) {
      first
          .getChildren()
          .add(Glyphs.label(numbers.micros(step.micros()), "numeric", "muted", "keep"));
    }
    if (step.call().isPresent()) {
      first.getChildren().add(chevron);
    }
    VBox lines = Gaps.column(2, first, Glyphs.wrapped(summary(), "step-summary"));
    if (!stop() && !step.reason().isEmpty()) {
      lines
          .getChildren()
          .add(Glyphs.wrapped(texts.get("trace.because", step.reason()), "step-reason"));
    }
    FlowPane deltas = deltas();
    if (!deltas.getChildren().isEmpty()) {
      lines.getChildren().add(deltas);
    }
    HBox.setHgrow(lines, Priority.ALWAYS);
    lines.setMinWidth(0);
    HBox row = new HBox(8, badge(), lines);
    row.getStyleClass().add("step-header");
    row.setFocusTraversable(step.call().isPresent());
    row.setAccessibleRole(AccessibleRole.BUTTON);
    row.setAccessibleText(number.getText() + " " + tool.getText() + ": " + summary());
    row.setOnMouseClicked(event -> expand(!expanded));
    row.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            expand(!expanded);
            event.consume();
          }
        });
    return row;
  }

  private Node badge() {
    if (outcome().equals("running")) {
      ProgressIndicator busy = new ProgressIndicator();
      busy.setMinSize(18, 18);
      busy.setMaxSize(18, 18);
      return busy;
    }
    String icon =
        switch (outcome()) {
          case "failed" -> "mdi2a-alert-circle";
          case "nothing" -> "mdi2m-minus-circle-outline";
          case "stop" -> "mdi2f-flag-checkered";
          default -> "mdi2c-check-circle";
        };
    return Glyphs.icon(icon, "step-icon");
  }

  private String summary() {
    if (stop()) {
      return step.reason();
    }
    return step.result().map(ToolResult::summary).orElse(texts.get("trace.running"));
  }

  /** What the evidence of this step weighs, at a glance. */
  private FlowPane deltas() {
    FlowPane deltas = new FlowPane(5, 4);
    step.result()
        .filter(ToolResult.Found.class::isInstance)
        .ifPresent(
            result -> {
              for (Evidence evidence : ((ToolResult.Found) result).evidence()) {
                EvidenceMarks.strongest(evidence)
                    .filter(weight -> deltas.getChildren().size() < MOST_DELTAS)
                    .ifPresent(
                        weight ->
                            deltas
                                .getChildren()
                                .add(
                                    Glyphs.pill(
                                        words.area(weight.getKey())
                                            + " "
                                            + numbers.logOdds(weight.getValue()),
                                        "delta",
                                        "area-" + weight.getKey().key())));
              }
            });
    return deltas;
  }
}
