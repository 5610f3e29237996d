package org.casebook.app.casefile;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.domain.CaseContext;

/** Who wrote it, where, when; what others reported; what came before. */
final class ContextCard extends VBox {
  private final Texts texts;
  private final GridPane grid = new GridPane();

  ContextCard(CaseContext context, Texts texts) {
    this.texts = texts;
    Words words = new Words(texts);
    getStyleClass().add("card");
    setSpacing(8);
    Label title = Glyphs.label(texts.get("context.title"), "card-title");
    title.setGraphic(Glyphs.icon("mdi2i-information-outline"));
    grid.setHgap(12);
    grid.setVgap(4);
    fact("context.author", context.author());
    fact("context.surface", context.surface().isEmpty() ? "" : words.surface(context.surface()));
    fact("context.locale", place(context));
    fact(
        "context.created",
        context
            .createdAt()
            .map(
                at ->
                    DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(texts.locale())
                        .withZone(ZoneId.systemDefault())
                        .format(at))
            .orElse(""));
    getChildren().addAll(title, grid, reports(context, words));
    if (!context.thread().isEmpty()) {
      getChildren().add(thread(context));
    }
  }

  private static String place(CaseContext context) {
    return context.country().isEmpty() || context.locale().endsWith(context.country())
        ? context.locale()
        : context.locale() + " · " + context.country();
  }

  private void fact(String key, String value) {
    if (!value.isBlank()) {
      int row = grid.getRowCount();
      Label name = Glyphs.label(texts.get(key), "muted");
      name.setMinWidth(76);
      grid.addRow(row, name, Glyphs.wrapped(value));
    }
  }

  private FlowPane reports(CaseContext context, Words words) {
    FlowPane reports = new FlowPane(6, 6);
    if (context.reports().isEmpty()) {
      reports.getChildren().add(Glyphs.label(texts.get("context.no.reports"), "muted"));
    }
    for (CaseContext.Report report : context.reports()) {
      Label pill =
          Glyphs.pill(reason(report.reason(), words) + " × " + report.count(), "tone-neutral");
      pill.setGraphic(Glyphs.icon("mdi2f-flag-outline"));
      reports.getChildren().add(pill);
    }
    return reports;
  }

  private static String reason(String reason, Words words) {
    return org.casebook.runtime.domain.HarmArea.ofKey(reason)
        .map(words::area)
        .orElseGet(() -> words.report(reason));
  }

  private VBox thread(CaseContext context) {
    VBox thread = new VBox(4, Glyphs.label(texts.get("context.thread"), "section-title"));
    for (String message : context.thread()) {
      thread.getChildren().add(Glyphs.wrapped(message, "thread-message"));
    }
    return thread;
  }
}
