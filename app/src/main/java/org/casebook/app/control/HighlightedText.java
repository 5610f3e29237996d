package org.casebook.app.control;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * A text with marked stretches. Marks are drawn beneath the text and never cut it, so that they do
 * not break the joining of Arabic letters or the order of a mixed line.
 */
public final class HighlightedText extends Region {
  /** Right-to-left it is drawn as a box; as a word of its own it can be made small. */
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

  private final TextFlow flow = new TextFlow();
  private final Pane beneath = new Pane();
  private final Tooltip tooltip = Glyphs.tooltip("");
  private final List<Mark> marks;
  private final List<Drawn> drawn = new ArrayList<>();

  /**
   * A text.
   *
   * @param marks may overlap; those outside the text are left out
   * @param chosen told the id of a mark that is clicked
   */
  public HighlightedText(String content, List<Mark> marks, Consumer<String> chosen) {
    this.marks =
        marks.stream()
            .filter(mark -> mark.start() < mark.end() && mark.end() <= content.length())
            .sorted(Comparator.comparingInt((Mark mark) -> mark.start() - mark.end()))
            .toList();
    getStyleClass().add("highlighted-text");
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleText(content);
    beneath.setMouseTransparent(true);
    Bidi bidi = new Bidi(content, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    for (String part : bidi.isLeftToRight() ? List.of(content) : words(content)) {
      Text text = new Text(part);
      text.getStyleClass().add("body-text");
      if (part.codePoints().allMatch(c -> c == ZERO_WIDTH_NON_JOINER)) {
        text.getStyleClass().add("unseen");
      }
      if (Glyphs.arabic(content)) {
        text.getStyleClass().add(Glyphs.ARABIC);
      }
      flow.getChildren().add(text);
    }
    if (!bidi.baseIsLeftToRight()) {
      flow.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
      beneath.setNodeOrientation(NodeOrientation.RIGHT_TO_LEFT);
    }
    this.marks.forEach(mark -> drawn.add(draw(mark)));
    getChildren().addAll(beneath, flow);
    Tooltip.install(flow, tooltip);
    flow.setOnMouseMoved(this::hover);
    flow.setOnMouseClicked(event -> narrowest(event).ifPresent(mark -> chosen.accept(mark.id())));
  }

  /**
   * Words, and what stands between them. A run of right-to-left glyphs that is broken over two
   * lines, or that ends in a neutral character, is drawn at the wrong place by JavaFX 21 on Linux;
   * a run of one word is neither.
   */
  private static List<String> words(String content) {
    List<String> words = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < content.length(); i = content.offsetByCodePoints(i, 1)) {
      if (i > from && inWord(content.codePointAt(i)) != inWord(content.codePointBefore(i))) {
        words.add(content.substring(from, i));
        from = i;
      }
    }
    words.add(content.substring(from));
    return words;
  }

  private static boolean inWord(int codePoint) {
    int type = Character.getType(codePoint);
    return Character.isLetterOrDigit(codePoint)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || (type == Character.FORMAT && codePoint != ZERO_WIDTH_NON_JOINER);
  }

  /** Brings the stretches of one id out; the empty id none. */
  public void select(String id) {
    for (Drawn one : drawn) {
      for (Path path : List.of(one.fill(), one.line())) {
        path.getStyleClass().remove("selected-mark");
        if (one.mark().id().equals(id)) {
          path.getStyleClass().add("selected-mark");
        }
      }
    }
  }

  /** The marks drawn, widest first. */
  public List<Mark> marks() {
    return marks;
  }

  private void hover(MouseEvent event) {
    int place = flow.hitTest(new Point2D(event.getX(), event.getY())).getCharIndex();
    String told =
        marks.stream()
            .filter(mark -> mark.covers(place))
            .map(Mark::tooltip)
            .distinct()
            .collect(Collectors.joining("\n"));
    tooltip.setText(told);
    if (told.isEmpty()) {
      tooltip.hide();
    }
    flow.setCursor(told.isEmpty() ? Cursor.DEFAULT : Cursor.HAND);
  }

  private Optional<Mark> narrowest(MouseEvent event) {
    int place = flow.hitTest(new Point2D(event.getX(), event.getY())).getCharIndex();
    return marks.stream()
        .filter(mark -> mark.covers(place))
        .min(Comparator.comparingInt(mark -> mark.end() - mark.start()));
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    double inside = width < 0 ? width : width - snappedLeftInset() - snappedRightInset();
    return flow.prefHeight(inside) + snappedTopInset() + snappedBottomInset();
  }

  @Override
  protected double computePrefWidth(double height) {
    return flow.prefWidth(-1) + snappedLeftInset() + snappedRightInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double x = snappedLeftInset();
    double y = snappedTopInset();
    double width = getWidth() - x - snappedRightInset();
    double height = getHeight() - y - snappedBottomInset();
    flow.resizeRelocate(x, y, width, height);
    flow.layout();
    beneath.resizeRelocate(x, y, width, height);
    for (Drawn one : drawn) {
      one.fill().getElements().setAll(flow.rangeShape(one.mark().start(), one.mark().end()));
      one.line().getElements().setAll(flow.underlineShape(one.mark().start(), one.mark().end()));
    }
  }

  /** Paths are made once and only reshaped, so that the style sheet is not asked again. */
  private Drawn draw(Mark mark) {
    Drawn one = new Drawn(mark, path("mark", mark), path("mark-line", mark));
    beneath.getChildren().addAll(one.fill(), one.line());
    return one;
  }

  private static Path path(String kind, Mark mark) {
    Path path = new Path();
    path.setManaged(false);
    path.getStyleClass()
        .setAll(kind, mark.styleClass(), "tone-" + mark.tone().name().toLowerCase(Locale.ROOT));
    return path;
  }

  private record Drawn(Mark mark, Path fill, Path line) {}
}
