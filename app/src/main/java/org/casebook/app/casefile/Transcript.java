package org.casebook.app.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Glyphs;
import org.casebook.app.control.Timeline;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ContentItem.Anchor;
import org.casebook.runtime.domain.Locator;

/** What is said when: words in lines as they were spoken, each with its time, which seeks there. */
final class Transcript extends VBox {
  private static final long PAUSE_MILLIS = 800;
  private static final int MOST_WORDS = 10;

  Transcript(ContentItem.Text text, Consumer<Locator.TimeRange> seek) {
    super(2);
    getStyleClass().add("transcript");
    lines(text.anchors()).forEach(line -> getChildren().add(row(text.text(), line, seek)));
  }

  /** Whether a text was spoken: its words stand in time. */
  static boolean spoken(ContentItem.Text text) {
    return text.anchors().stream().anyMatch(anchor -> anchor.place() instanceof Locator.TimeRange);
  }

  /** Words up to a pause, or as many as fit a line. */
  static List<List<Anchor>> lines(List<Anchor> words) {
    List<List<Anchor>> lines = new ArrayList<>();
    List<Anchor> line = new ArrayList<>();
    long heard = 0;
    for (Anchor word : words) {
      if (word.place() instanceof Locator.TimeRange time) {
        boolean pause = time.startMillis() - heard > PAUSE_MILLIS;
        if (!line.isEmpty() && (pause || line.size() == MOST_WORDS)) {
          lines.add(List.copyOf(line));
          line.clear();
        }
        line.add(word);
        heard = time.endMillis();
      }
    }
    if (!line.isEmpty()) {
      lines.add(List.copyOf(line));
    }
    return lines;
  }

  private static HBox row(String text, List<Anchor> line, Consumer<Locator.TimeRange> seek) {
    Anchor first = line.get(0);
    Anchor last = line.get(line.size() - 1);
    Locator.TimeRange time = (Locator.TimeRange) first.place();
    Label when = Glyphs.label(Timeline.clock(time.startMillis()), "time-label");
    when.setMinWidth(48);
    HBox row =
        new HBox(8, when, Glyphs.wrapped(text.substring(first.start(), last.end()), "quote"));
    row.getStyleClass().add("transcript-line");
    row.setFocusTraversable(true);
    row.setAccessibleRole(AccessibleRole.BUTTON);
    row.setOnMouseClicked(event -> seek.accept(time));
    row.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            seek.accept(time);
            event.consume();
          }
        });
    return row;
  }
}
