package org.casebook.app.casefile;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Numbers;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.view.RunTrace.Step;

/** Everything that was asked and answered in one step. */
final class StepDetail extends VBox {
  private final Texts texts;
  private final Words words;
  private final Numbers numbers;
  private final CaseViewModel model;

  StepDetail(Step step, CaseViewModel model, Texts texts) {
    this.texts = texts;
    this.words = new Words(texts);
    this.numbers = new Numbers(texts);
    this.model = model;
    getStyleClass().add("step-detail");
    setSpacing(8);
    setMinWidth(0);
    section("trace.asked", asked(step));
    step.result().ifPresent(this::answered);
  }

  private void section(String key, Node content) {
    getChildren().addAll(Glyphs.label(texts.get(key), "section-title"), content);
  }

  private GridPane asked(Step step) {
    GridPane grid = grid();
    row(grid, texts.get("trace.tool"), step.tool() + " " + step.toolVersion());
    step.call()
        .ifPresent(
            call -> {
              row(grid, texts.get("trace.call"), call.id());
              row(grid, texts.get("trace.item"), call.item());
              call.arguments().forEach((name, value) -> row(grid, name, value));
            });
    if (step.result().isPresent()) {
      row(grid, texts.get("trace.took"), numbers.decimal(step.micros() / 1000.0, 2) + " ms");
    }
    return grid;
  }

  private void answered(ToolResult result) {
    if (result instanceof ToolResult.Failed failed) {
      GridPane grid = grid();
      row(grid, texts.get("trace.failure"), words.failure(failed.kind()));
      row(grid, texts.get("trace.remedy"), failed.remedy());
      section("trace.failed", grid);
      return;
    }
    if (!result.observations().isEmpty()) {
      GridPane grid = grid();
      result.observations().forEach(seen -> row(grid, seen.name(), seen.value()));
      section("trace.raw", grid);
    }
    if (result instanceof ToolResult.Found found) {
      if (!found.evidence().isEmpty()) {
        VBox all = Gaps.column(6);
        found.evidence().forEach(one -> all.getChildren().add(evidence(one)));
        section("trace.evidence", all);
      }
      derived(found.derived());
      clauses(found.clauses());
    }
  }

  private VBox evidence(Evidence evidence) {
    Label signal = Glyphs.label(words.signal(evidence.signal()), "evidence-signal");
    signal.setGraphic(Glyphs.icon("mdi2c-circle", "area-dot"));
    HBox head = Gaps.row(6, signal, Gaps.spring(), Glyphs.label(evidence.signal(), "code"));
    String weights =
        evidence.weights().entrySet().stream()
            .map(entry -> words.area(entry.getKey()) + " " + numbers.logOdds(entry.getValue()))
            .collect(Collectors.joining(", "));
    VBox box = Gaps.column(3, head);
    if (!evidence.quote().isEmpty()) {
      box.getChildren().add(Glyphs.wrapped("“" + evidence.quote() + "”", "quote"));
    }
    String trust =
        texts.get("trace.trust", numbers.percent(evidence.reliability()), evidence.group());
    box.getChildren()
        .addAll(
            Glyphs.wrapped(weights.isEmpty() ? texts.get("trace.no.weight") : weights, "numeric"),
            Glyphs.wrapped(trust + "  ·  " + where(evidence.locators()), "muted", "small-text"));
    box.getStyleClass().addAll("evidence", EvidenceMarks.style(evidence));
    box.setOnMouseClicked(event -> model.select(evidence.id()));
    return box;
  }

  private String where(List<Locator> locators) {
    return locators.stream()
        .limit(4)
        .map(
            at -> {
              if (at instanceof Locator.Span span) {
                return span.item() + " [" + span.start() + "–" + span.end() + ")";
              }
              if (at instanceof Locator.TimeRange time) {
                return texts.get(
                    "trace.time",
                    time.item(),
                    numbers.decimal(time.startMillis() / 1000.0, 1),
                    numbers.decimal(time.endMillis() / 1000.0, 1));
              }
              return at instanceof Locator.Box
                  ? texts.get("trace.box", at.item())
                  : texts.get("trace.whole", at.item());
            })
        .collect(Collectors.joining(", "));
  }

  private void derived(List<ContentItem> items) {
    if (!items.isEmpty()) {
      VBox all = Gaps.column(4);
      for (ContentItem item : items) {
        String text = item instanceof ContentItem.Text read ? read.text() : item.id();
        all.getChildren().add(Glyphs.wrapped(text, "quote"));
      }
      section("trace.derived", all);
    }
  }

  private void clauses(List<ToolResult.ClauseHit> hits) {
    if (!hits.isEmpty()) {
      GridPane grid = grid();
      hits.stream()
          .limit(8)
          .forEach(hit -> row(grid, hit.clause(), numbers.decimal(hit.score(), 3)));
      section("trace.clauses", grid);
    }
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.setHgap(12);
    grid.setVgap(3);
    return grid;
  }

  private static void row(GridPane grid, String name, String value) {
    if (!value.isEmpty()) {
      Label key = Glyphs.label(name, "muted");
      key.setMinWidth(96);
      key.setMaxWidth(150);
      grid.addRow(grid.getRowCount(), key, Glyphs.wrapped(value, "raw"));
    }
  }
}
