package org.casebook.app.control;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.LongProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * A recording from its beginning to its end: the outline of its sound, where somebody speaks, the
 * evidence, and a marker that is moved by a click or a drag. Evidence for a violation covers the
 * outline; what was merely observed stands in a band above it, what speaks against one below.
 */
public final class Timeline extends Region {
  private static final double HEIGHT = 92;
  private static final double SCALE = 16;
  private static final double SPEECH = 5;
  private static final double LEAST_MARK = 4;
  private static final double BAND = 8;

  private final Path outline = new Path();
  private final Pane speech = new Pane();
  private final Pane evidence = new Pane();
  private final Region marker = new Region();
  private final Label end = Glyphs.label("", "time-label");
  private final Label at = Glyphs.label("", "time-label", "time-now");
  private final LongProperty millis = new SimpleLongProperty();
  private final Consumer<String> chosen;
  private List<Double> peaks = List.of();
  private List<TimeMark> stretches = List.of();
  private List<TimeMark> marks = List.of();
  private long duration = 1;
  private long sound = 1;

  /**
   * A timeline of nothing yet.
   *
   * @param chosen told the id of a mark that is clicked
   */
  public Timeline(Consumer<String> chosen) {
    this.chosen = chosen;
    getStyleClass().add("timeline");
    setAccessibleRole(AccessibleRole.SLIDER);
    outline.getStyleClass().add("waveform");
    marker.getStyleClass().add("time-marker");
    for (Node node : List.of(outline, speech, marker, end, at)) {
      node.setMouseTransparent(true);
      node.setManaged(false);
    }
    evidence.setManaged(false);
    evidence.setPickOnBounds(false);
    getChildren().addAll(outline, speech, evidence, marker, end, at);
    setOnMousePressed(event -> seek(event.getX()));
    setOnMouseDragged(event -> seek(event.getX()));
    millis.addListener((o, was, is) -> requestLayout());
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
  }

  /** Where the marker stands, in milliseconds from the beginning. */
  public LongProperty millisProperty() {
    return millis;
  }

  /** Says how long the recording is at least: sound and pictures of a film may differ. */
  public void duration(long fresh) {
    duration = Math.max(duration, fresh);
    end.setText(clock(duration));
    requestLayout();
  }

  /**
   * Draws the outline of the sound.
   *
   * @param fresh the loudest sample of equally long stretches, in [0,1]
   * @param soundMillis how long the sound is
   */
  public void peaks(List<Double> fresh, long soundMillis) {
    peaks = List.copyOf(fresh);
    sound = soundMillis;
    duration(soundMillis);
    requestLayout();
  }

  /** Says where somebody speaks. */
  public void speech(List<TimeMark> fresh) {
    if (!fresh.equals(stretches)) {
      stretches = List.copyOf(fresh);
      speech.getChildren().setAll(stretches.stream().map(one -> box("speech-stretch")).toList());
      requestLayout();
    }
  }

  /** Draws the evidence. */
  public void mark(List<TimeMark> fresh) {
    if (!fresh.equals(marks)) {
      marks = List.copyOf(fresh);
      evidence.getChildren().setAll(marks.stream().map(this::drawn).toList());
      requestLayout();
    }
  }

  /** The evidence drawn. */
  public List<TimeMark> marks() {
    return marks;
  }

  /** Brings the marks of one id out; the empty id none. */
  public void select(String id) {
    for (int i = 0; i < marks.size(); i++) {
      evidence.getChildren().get(i).getStyleClass().remove("selected-mark");
      if (marks.get(i).id().equals(id)) {
        evidence.getChildren().get(i).getStyleClass().add("selected-mark");
      }
    }
  }

  /** A time as people read it: minutes, seconds and tenths. */
  public static String clock(long millis) {
    return String.format(
        Locale.ROOT, "%d:%02d.%d", millis / 60_000, millis / 1_000 % 60, millis / 100 % 10);
  }

  private Region drawn(TimeMark mark) {
    Region box = box("time-mark", mark.styleClass(), "tone-" + tone(mark));
    Tooltip.install(
        box,
        Glyphs.tooltip(
            clock(mark.startMillis()) + " – " + clock(mark.endMillis()) + "\n" + mark.tooltip()));
    box.setOnMousePressed(
        event -> {
          millis.set(mark.startMillis());
          chosen.accept(mark.id());
          event.consume();
        });
    return box;
  }

  private static String tone(TimeMark mark) {
    return mark.tone().name().toLowerCase(Locale.ROOT);
  }

  private static Region box(String... styleClasses) {
    Region box = new Region();
    box.setManaged(false);
    box.getStyleClass().addAll(styleClasses);
    return box;
  }

  private void seek(double x) {
    millis.set(Math.round(Math.max(0, Math.min(1, x / getWidth())) * duration));
  }

  private double place(long time) {
    return Math.min(1, time / (double) duration) * getWidth();
  }

  @Override
  protected void layoutChildren() {
    double room = getHeight() - SCALE;
    double middle = (room - SPEECH) / 2;
    outline.getElements().clear();
    for (int i = 0; i < peaks.size(); i++) {
      double x = (i + 0.5) * place(sound) / peaks.size();
      double half = Math.max(0.5, peaks.get(i) * (middle - 3));
      outline.getElements().addAll(new MoveTo(x, middle - half), new LineTo(x, middle + half));
    }
    outline.setStrokeWidth(Math.max(1, place(sound) / Math.max(1, peaks.size()) * 0.7));
    evidence.resizeRelocate(0, 0, getWidth(), room);
    speech.resizeRelocate(0, room - SPEECH, getWidth(), SPEECH);
    for (int i = 0; i < stretches.size(); i++) {
      lay(speech.getChildren().get(i), stretches.get(i), 0, SPEECH);
    }
    double height = room - SPEECH;
    for (int i = 0; i < marks.size(); i++) {
      Node box = evidence.getChildren().get(i);
      switch (marks.get(i).tone()) {
        case FOR -> lay(box, marks.get(i), BAND + 1, height - 2 * BAND - 2);
        case OBSERVED -> lay(box, marks.get(i), 0, BAND);
        case AGAINST -> lay(box, marks.get(i), height - BAND, BAND);
      }
    }
    double now = Math.rint(place(millis.get()));
    marker.resizeRelocate(Math.min(now, getWidth() - 2), 0, 2, room);
    at.setText(clock(millis.get()));
    at.autosize();
    end.autosize();
    end.relocate(getWidth() - end.getWidth(), room + 1);
    double left =
        Math.min(now - at.getWidth() / 2, getWidth() - end.getWidth() - at.getWidth() - 8);
    at.relocate(Math.max(0, left), room + 1);
  }

  private void lay(Node box, TimeMark mark, double top, double height) {
    double from = place(mark.startMillis());
    double width = Math.max(LEAST_MARK, place(mark.endMillis()) - from);
    box.resizeRelocate(from, top, width, height);
  }
}
