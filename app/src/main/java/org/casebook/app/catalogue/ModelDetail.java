package org.casebook.app.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Numbers;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.catalogue.ModelEntry;

/** The card of one model, what can be done with it, and how that goes. */
final class ModelDetail extends VBox {
  private static final double MEGABYTE = 1e6;
  private final Texts texts;
  private final Words words;
  private final Numbers numbers;
  private final ProgressBar bar = new ProgressBar();
  private final Label bytes = Glyphs.label("", "muted");
  private final Label state;
  private final ModelRow row;

  /**
   * Draws a model.
   *
   * @param actions what the buttons do
   * @param sure whether the person was asked already whether to delete it
   */
  ModelDetail(ModelRow row, Actions actions, boolean sure, Texts texts) {
    this.texts = texts;
    this.words = new Words(texts);
    this.numbers = new Numbers(texts);
    this.row = row;
    this.state = Glyphs.pill(word(row), row.tone());
    getStyleClass().add("model-detail");
    setSpacing(16);
    setMaxWidth(860);
    getChildren().addAll(head(row), buttons(row, actions, sure));
    if (row.installing()) {
      getChildren().add(progress(row));
    }
    row.problem().ifPresent(problem -> getChildren().add(banner(row, problem)));
    row.entry().card().ifPresent(card -> card(row.entry(), card));
  }

  /** What the buttons do. */
  interface Actions {
    void install();

    void promote();

    void stop();

    void verify();

    void remove();
  }

  private VBox head(ModelRow row) {
    FlowPane pills = new FlowPane(8, 6, state);
    row.entry()
        .card()
        .ifPresent(
            card -> {
              pills
                  .getChildren()
                  .add(
                      Glyphs.pill(
                          texts.getOr("catalogue.kind." + card.kind(), card.kind()),
                          "tone-neutral"));
              if (!card.mayShip()) {
                pills.getChildren().add(Glyphs.pill(texts.get("catalogue.noship"), "tone-warning"));
              }
            });
    if (row.entry().decides()) {
      pills.getChildren().add(Glyphs.pill(texts.get("catalogue.decides"), "tone-accent"));
    }
    if (row.entry().own()) {
      pills.getChildren().add(Glyphs.pill(texts.get("catalogue.own"), "tone-accent"));
    }
    return Gaps.column(
        8, Glyphs.wrapped(row.title(), "clause-heading"), Glyphs.label(row.id(), "code"), pills);
  }

  private String word(ModelRow row) {
    return texts.get("catalogue.state." + row.stateKey());
  }

  private FlowPane buttons(ModelRow row, Actions actions, boolean sure) {
    FlowPane buttons = new FlowPane(8, 8);
    if (row.canInstall()) {
      String key = row.interrupted() ? "catalogue.resume" : "catalogue.install";
      Button install = button(key, "mdi2d-download", "Enter", actions::install);
      install.getStyleClass().add("accent");
      buttons.getChildren().add(install);
    }
    if (row.installing()) {
      buttons.getChildren().add(button("catalogue.stop", "mdi2s-stop", "Enter", actions::stop));
    }
    if (row.canPromote()) {
      String tip = texts.get("catalogue.promote.tip");
      buttons
          .getChildren()
          .add(button("catalogue.promote", "mdi2c-check-circle-outline", tip, actions::promote));
    }
    if (row.canVerify()) {
      buttons
          .getChildren()
          .add(button("catalogue.verify", "mdi2s-shield-check-outline", "V", actions::verify));
    }
    if (row.canRemove()) {
      Button remove =
          button(
              sure ? "catalogue.remove.sure" : "catalogue.remove",
              "mdi2d-delete-outline",
              "Del",
              actions::remove);
      if (sure) {
        remove.getStyleClass().add("danger");
      }
      buttons.getChildren().add(remove);
    }
    return buttons;
  }

  private Button button(String key, String icon, String tip, Runnable act) {
    Button button = new Button(texts.get(key), Glyphs.icon(icon));
    button.setTooltip(Glyphs.tooltip(tip));
    button.setOnAction(event -> act.run());
    return button;
  }

  private VBox progress(ModelRow row) {
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(row.title());
    moved(row);
    return Gaps.column(
        6,
        bar,
        bytes,
        Glyphs.wrapped(
            texts.get(row.measuring() ? "catalogue.measuring" : "catalogue.goon"),
            "muted",
            "small-text"));
  }

  /** Shows a further step in place, so that the focus stays where it is; false when it can not. */
  boolean follow(ModelRow later) {
    boolean same = row.installing() && later.installing() && row.id().equals(later.id());
    if (same) {
      moved(later);
    }
    return same;
  }

  private void moved(ModelRow row) {
    state.setText(word(row));
    bar.setProgress(row.share().orElse(ProgressBar.INDETERMINATE_PROGRESS));
    String word = ModelCell.state(row, texts, numbers);
    bytes.setText(
        row.progress()
            .filter(step -> step.done() > 0 && !row.measuring())
            .map(
                step ->
                    word
                        + " · "
                        + texts.get(
                            "catalogue.bytes", megabytes(step.done()), megabytes(step.total())))
            .orElse(word));
  }

  private HBox banner(ModelRow row, String problem) {
    Label text = Glyphs.wrapped(problem);
    HBox.setHgrow(text, Priority.ALWAYS);
    boolean broken = row.entry().state() == ModelEntry.State.DAMAGED || row.interrupted();
    HBox banner = Gaps.row(10, Glyphs.icon("mdi2a-alert-circle-outline"), text);
    banner.getStyleClass().addAll("banner", broken ? "tone-danger" : "tone-warning");
    return banner;
  }

  private void card(ModelEntry entry, ModelEntry.Card card) {
    if (!card.intendedUse().isBlank()) {
      getChildren().add(Glyphs.wrapped(card.intendedUse(), "body-text"));
    }
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("catalogue.licence", card.licence());
    facts.put("catalogue.source", card.source());
    facts.put(
        entry.sha256().isEmpty() ? "catalogue.size.fetch" : "catalogue.size",
        texts.get("catalogue.megabytes", megabytes(card.bytes())));
    facts.put(
        "catalogue.languages",
        card.languages().isEmpty()
            ? texts.get("catalogue.languages.none")
            : String.join(", ", card.languages().stream().map(words::language).toList()));
    entry
        .installedVersion()
        .ifPresent(version -> facts.put("catalogue.installed.version", version));
    getChildren().add(table(named(facts)));
    section("catalogue.rejected", entry.standing().objections());
    section("catalogue.limitations", card.limitations());
    figures(card.figures());
    section("catalogue.inputs", card.inputs());
    section("catalogue.outputs", card.outputs());
    if (!entry.sha256().isEmpty()) {
      getChildren()
          .add(
              Gaps.column(
                  6,
                  Glyphs.label(texts.get("catalogue.digests"), "section-title"),
                  table(entry.sha256())));
    }
  }

  private Map<String, String> named(Map<String, String> facts) {
    Map<String, String> named = new LinkedHashMap<>();
    facts.forEach((key, value) -> named.put(texts.get(key), value));
    return named;
  }

  private void figures(Map<String, String> figures) {
    if (!figures.isEmpty()) {
      getChildren()
          .add(
              Gaps.column(
                  6,
                  Glyphs.label(texts.get("catalogue.figures"), "section-title"),
                  table(figures)));
    }
  }

  private void section(String key, List<String> lines) {
    if (!lines.isEmpty()) {
      VBox section = Gaps.column(4, Glyphs.label(texts.get(key), "section-title"));
      lines.forEach(line -> section.getChildren().add(Glyphs.wrapped(line)));
      getChildren().add(section);
    }
  }

  private static GridPane table(Map<String, String> facts) {
    GridPane grid = new GridPane();
    grid.setHgap(16);
    grid.setVgap(6);
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(150);
    names.setPrefWidth(190);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, values);
    int line = 0;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      Label name = Glyphs.wrapped(fact.getKey(), "muted");
      Label value = Glyphs.wrapped(fact.getValue());
      value.setMinHeight(Region.USE_PREF_SIZE);
      GridPane.setValignment(name, VPos.TOP);
      grid.addRow(line, name, value);
      line++;
    }
    return grid;
  }

  private String megabytes(long bytes) {
    double size = bytes / MEGABYTE;
    return numbers.decimal(size, size < 10 ? 1 : 0);
  }
}
