package org.casebook.app.casefile;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Texts;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.view.RunTrace;

/** Where a file says that it comes from, and whether that holds; a click shows the details. */
final class ProvenanceNote extends VBox {
  private static final String TOOL = "read_provenance";
  private static final String STATUS = "provenance";

  private final GridPane details = new GridPane();

  private ProvenanceNote(String status, ToolResult result, Texts texts) {
    super(6);
    Label chip = Glyphs.pill(texts.getOr("provenance." + status, status), "tone-" + tone(status));
    chip.setGraphic(Glyphs.icon(icon(status)));
    chip.setTooltip(Glyphs.tooltip(result.summary()));
    chip.setOnMouseClicked(event -> show(!details.isVisible()));
    details.setHgap(12);
    details.setVgap(3);
    details.add(Glyphs.wrapped(result.summary()), 0, 0, 2, 1);
    for (Observation seen : result.observations()) {
      if (!seen.name().equals(STATUS) && !seen.value().isBlank()) {
        Label name = Glyphs.label(seen.name(), "muted");
        name.setMinWidth(96);
        details.addRow(details.getRowCount(), name, Glyphs.wrapped(seen.value(), "raw"));
      }
    }
    show(false);
    getChildren().addAll(Gaps.row(0, chip), details);
  }

  /** The note on an item, when a tool of the run looked. */
  static Optional<ProvenanceNote> of(RunTrace run, String item, Texts texts) {
    return run.steps().stream()
        .filter(step -> step.tool().equals(TOOL) && step.item().equals(item))
        .flatMap(step -> step.result().stream())
        .flatMap(
            result ->
                status(result.observations()).stream()
                    .map(status -> new ProvenanceNote(status, result, texts)))
        .findFirst();
  }

  private void show(boolean open) {
    details.setVisible(open);
    details.setManaged(open);
  }

  private static Optional<String> status(List<Observation> observations) {
    return observations.stream()
        .filter(seen -> seen.name().equals(STATUS))
        .map(Observation::value)
        .findFirst();
  }

  private static String tone(String status) {
    return switch (status) {
      case "valid" -> "success";
      case "tampered", "malformed" -> "danger";
      case "untrusted", "unsupported" -> "warning";
      default -> "neutral";
    };
  }

  private static String icon(String status) {
    return switch (status) {
      case "valid" -> "mdi2s-shield-check-outline";
      case "tampered", "malformed" -> "mdi2s-shield-alert-outline";
      case "untrusted", "unsupported" -> "mdi2s-shield-outline";
      default -> "mdi2s-shield-off-outline";
    };
  }
}
