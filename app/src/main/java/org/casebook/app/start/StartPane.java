package org.casebook.app.start;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.start.ModelFetch.State;
import org.casebook.app.text.Texts;
import org.casebook.runtime.ModelSetup.Missing;
import org.casebook.runtime.ModelSetup.Step;

/** The models that a first start fetches, one line each, and the ways on from there. */
public final class StartPane extends BorderPane {
  private static final double MEGABYTE = 1e6;

  private final ModelFetch fetch;
  private final Texts texts;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private final Label told = Glyphs.wrapped("", "muted");
  private final VBox problems = Gaps.column(6);
  private final Button open;
  private final Button stop;
  private final Button again;
  private boolean opening;

  /**
   * A pane.
   *
   * @param proceed opens the desktop; what is being fetched goes on
   */
  public StartPane(ModelFetch fetch, Texts texts, Runnable proceed) {
    this.fetch = fetch;
    this.texts = texts;
    this.open = new Button(texts.get("start.open"));
    this.stop = new Button(texts.get("start.stop"));
    this.again = new Button(texts.get("start.again"));
    getStyleClass().add("start-pane");
    open.setId("start-open");
    open.getStyleClass().add("accent");
    open.setDefaultButton(true);
    open.setOnAction(event -> proceed.run());
    stop.setId("start-stop");
    stop.setOnAction(event -> fetch.stop());
    again.setId("start-again");
    again.setOnAction(event -> fetch.start());
    VBox models = Gaps.column(10);
    for (Missing missing : fetch.missing()) {
      Line line = new Line(missing);
      lines.put(missing.model(), line);
      models.getChildren().add(line);
    }
    models.getStyleClass().add("card");
    VBox body =
        Gaps.column(
            14, Glyphs.label(texts.get("start.title"), "screen-title"), told, models, problems);
    ScrollPane scroll = new ScrollPane(body);
    scroll.setFitToWidth(true);
    setCenter(scroll);
    setBottom(Gaps.row(8, again, stop, Gaps.spring(), open));
    InvalidationListener changed = observable -> update();
    fetch.stateProperty().addListener(changed);
    fetch.stepProperty().addListener(changed);
    update();
  }

  /** Says that the desktop is about to come. */
  public void opening() {
    opening = true;
    setDisable(true);
    update();
  }

  private void update() {
    State state = fetch.stateProperty().get();
    told.setText(
        texts.get("start." + (opening ? "opening" : state.name().toLowerCase(Locale.ROOT))));
    fetch
        .stepProperty()
        .get()
        .ifPresent(
            step -> Optional.ofNullable(lines.get(step.model())).ifPresent(l -> l.show(step)));
    lines.values().forEach(line -> line.stalled(state != State.FETCHING));
    present(stop, state == State.FETCHING);
    present(again, state == State.FAILED || state == State.STOPPED);
    problems.getChildren().setAll(fetch.problems().stream().map(StartPane::problem).toList());
  }

  private static Node problem(String text) {
    HBox banner =
        new HBox(8, Glyphs.icon("mdi2a-alert-circle-outline"), Glyphs.wrapped(text, "raw"));
    banner.getStyleClass().addAll("banner", "tone-warning");
    HBox.setHgrow(banner.getChildren().get(1), Priority.ALWAYS);
    return banner;
  }

  private static void present(Button button, boolean there) {
    button.setVisible(there);
    button.setManaged(there);
  }

  private final class Line extends HBox {
    private final ProgressBar bar = new ProgressBar(0);
    private final Label phase = Glyphs.label(texts.get("start.phase.waiting"), "muted");
    private boolean installed;

    Line(Missing missing) {
      super(12);
      setAlignment(Pos.CENTER_LEFT);
      Label name = Glyphs.label(missing.model(), "strong");
      Label size =
          Glyphs.label(texts.get("start.size", Math.round(missing.bytes() / MEGABYTE)), "muted");
      VBox words = Gaps.column(1, name, size);
      words.setMinWidth(170);
      HBox.setHgrow(bar, Priority.ALWAYS);
      bar.setMaxWidth(Double.MAX_VALUE);
      phase.setMinWidth(110);
      getChildren().addAll(words, bar, phase);
    }

    void show(Step step) {
      installed = step.phase().equals("installed");
      // Most package clients write the file at the end only: then nobody knows how much is there.
      bar.setProgress(
          installed
              ? 1
              : step.done() > 0 && step.phase().equals("fetching")
                  ? step.done() / (double) step.total()
                  : ProgressBar.INDETERMINATE_PROGRESS);
      phase.setText(texts.get("start.phase." + step.phase()));
    }

    void stalled(boolean stalled) {
      if (stalled && !installed) {
        bar.setProgress(0);
        phase.setText(texts.get("start.phase.missing"));
      }
    }
  }
}
