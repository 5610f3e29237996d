package org.casebook.app.control;

import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.effect.GaussianBlur;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** A small picture of a moment of a video, blurred until its frame was revealed. */
public final class FrameThumb extends VBox {
  private static final double WIDTH = 92;
  private static final double HEIGHT = 56;
  private static final double HIDDEN = 12;

  private final ImageView picture = new ImageView();
  private final String url;
  private final BooleanProperty revealed = new SimpleBooleanProperty();

  /**
   * A thumb.
   *
   * @param time its moment, as people read it
   */
  public FrameThumb(Path file, String time) {
    this.url = file.toUri().toString();
    getStyleClass().add("frame-thumb");
    picture.setFitWidth(WIDTH);
    picture.setFitHeight(HEIGHT);
    picture.setPreserveRatio(true);
    StackPane frame = new StackPane(picture);
    frame.getStyleClass().add("protected-image");
    frame.setMinSize(WIDTH, HEIGHT);
    frame.setPrefSize(WIDTH, HEIGHT);
    frame.setClip(new Rectangle(WIDTH, HEIGHT));
    Label when = Glyphs.label(time, "time-label");
    getChildren().addAll(frame, when);
    revealed.addListener((o, was, is) -> show());
    show();
  }

  /** Whether it can be seen. */
  public BooleanProperty revealedProperty() {
    return revealed;
  }

  /** While it is hidden only a few pixels are decoded. */
  private void show() {
    double side = revealed.get() ? 2 * WIDTH : HIDDEN;
    picture.setImage(new Image(url, side, side, true, true, true));
    picture.setEffect(revealed.get() ? null : new GaussianBlur(12));
  }
}
