package org.casebook.app.control;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.effect.ColorAdjust;
import javafx.scene.effect.GaussianBlur;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * An image that nobody sees by accident. Until it is revealed only a thumbnail of a few pixels is
 * decoded, so what is hidden is not merely covered. Greyscale stays on when it is revealed.
 */
public final class ProtectedImage extends StackPane {
  private static final double THUMBNAIL = 20;
  private static final double LARGEST = 1600;

  private final ImageView thumbnail = new ImageView();
  private final ImageView picture = new ImageView();
  private final BoxLayer boxes = new BoxLayer();
  private final VBox shield;
  private final Label problem = Glyphs.wrapped("", "danger-text");
  private final BooleanProperty revealed = new SimpleBooleanProperty();
  private final BooleanProperty grey = new SimpleBooleanProperty();
  private final String url;
  private @Nullable Image full;

  /**
   * An image.
   *
   * @param hint tells how to reveal it
   * @param broken shown when the file can not be decoded
   */
  public ProtectedImage(Path file, String hint, String broken) {
    this.url = file.toUri().toString();
    getStyleClass().add("protected-image");
    thumbnail.setPreserveRatio(true);
    thumbnail.setEffect(new GaussianBlur(24));
    picture.setPreserveRatio(true);
    picture.setVisible(false);
    Label text = Glyphs.wrapped(hint);
    text.setAlignment(Pos.CENTER);
    shield = new VBox(6, Glyphs.icon("mdi2e-eye-off-outline", "shield-icon"), text);
    shield.setAlignment(Pos.CENTER);
    shield.getStyleClass().add("shield");
    shield.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    problem.setText(broken);
    problem.setVisible(false);
    getChildren().addAll(thumbnail, picture, boxes, shield, problem);
    Image small = new Image(url, THUMBNAIL, THUMBNAIL, true, true, true);
    small.errorProperty().addListener((o, was, is) -> showProblem());
    small.progressProperty().addListener((o, was, is) -> requestLayout());
    thumbnail.setImage(small);
    revealed.addListener((o, was, is) -> update());
    grey.addListener((o, was, is) -> update());
    setMinHeight(160);
    Rectangle frame = new Rectangle();
    frame.widthProperty().bind(widthProperty());
    frame.heightProperty().bind(heightProperty());
    setClip(frame);
    update();
  }

  /** Whether it can be seen. */
  public BooleanProperty revealedProperty() {
    return revealed;
  }

  /** Whether colour is taken out. */
  public BooleanProperty greyProperty() {
    return grey;
  }

  /** Whether what is to be seen now is there: a revealed image is decoded in the background. */
  public boolean ready() {
    return !revealed.get() || (full != null && (full.getProgress() >= 1 || full.isError()));
  }

  /** Says what tools located in it; drawn once it is revealed. */
  public void mark(List<BoxMark> marks) {
    boxes.show(marks);
  }

  /** Brings the boxes of one id out. */
  public void select(String id) {
    boxes.select(id);
  }

  private void update() {
    boolean seen = revealed.get();
    if (seen && full == null) {
      Image image = new Image(url, LARGEST, LARGEST, true, true, true);
      image.progressProperty().addListener((o, was, is) -> requestLayout());
      image.errorProperty().addListener((o, was, is) -> showProblem());
      full = image;
      picture.setImage(image);
    }
    picture.setVisible(seen);
    thumbnail.setVisible(!seen);
    boxes.setVisible(seen);
    shield.setVisible(!seen && !problem.isVisible());
    picture.setEffect(grey.get() ? new ColorAdjust(0, -1, 0, 0) : null);
  }

  private void showProblem() {
    problem.setVisible(true);
    shield.setVisible(false);
  }

  @Override
  protected double computePrefHeight(double width) {
    Image image = full != null && full.getWidth() > 0 ? full : thumbnail.getImage();
    if (image == null || image.getWidth() <= 0 || width <= 0) {
      return 200;
    }
    return Math.max(160, Math.min(360, width * image.getHeight() / image.getWidth()));
  }

  @Override
  public javafx.geometry.Orientation getContentBias() {
    return javafx.geometry.Orientation.HORIZONTAL;
  }

  @Override
  protected void layoutChildren() {
    for (ImageView view : List.of(thumbnail, picture)) {
      view.setFitWidth(getWidth());
      view.setFitHeight(getHeight());
    }
    super.layoutChildren();
    boxes.resizeRelocate(
        picture.getBoundsInParent().getMinX(),
        picture.getBoundsInParent().getMinY(),
        picture.getLayoutBounds().getWidth(),
        picture.getLayoutBounds().getHeight());
  }
}
