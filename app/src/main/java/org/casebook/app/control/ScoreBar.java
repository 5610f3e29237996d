package org.casebook.app.control;

import javafx.scene.layout.Region;

/** A probability as a filled track. Not a number means that there is nothing to show. */
public final class ScoreBar extends Region {
  private final Region fill = new Region();
  private double value;

  /** A bar coloured by a style class, as in {@code area-hate} or {@code confidence}. */
  public ScoreBar(double value, String styleClass) {
    this.value = value;
    getStyleClass().addAll("score-bar", styleClass);
    fill.getStyleClass().add("score-fill");
    getChildren().add(fill);
    setPrefHeight(6);
    setMinHeight(6);
    setMaxHeight(6);
    setPrefWidth(60);
  }

  /** Shows another value. */
  public void set(double probability) {
    value = probability;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double part = Double.isNaN(value) ? 0 : Math.max(0, Math.min(1, value));
    fill.resizeRelocate(0, 0, Math.rint(part * getWidth()), getHeight());
    fill.setVisible(part > 0);
  }
}
