package org.casebook.app.control;

import javafx.scene.layout.Region;
import org.casebook.app.control.WaterfallModel.Bar;
import org.casebook.app.control.WaterfallModel.Kind;

/** One bar on the axis, with the zero line and a tick where the next bar starts. */
final class WaterfallTrack extends Region {
  private final WaterfallModel model;
  private final Bar bar;
  private final Region zero = new Region();
  private final Region fill = new Region();
  private final Region in = new Region();
  private final Region end = new Region();

  WaterfallTrack(WaterfallModel model, Bar bar) {
    this.model = model;
    this.bar = bar;
    zero.getStyleClass().add("waterfall-zero");
    fill.getStyleClass().add("waterfall-bar");
    in.getStyleClass().add("waterfall-end");
    end.getStyleClass().add("waterfall-end");
    in.setVisible(bar.kind() == Kind.CONTRIBUTION);
    end.setVisible(bar.kind() != Kind.TOTAL);
    getChildren().addAll(zero, in, end, fill);
    setMinWidth(60);
    setPrefHeight(34);
    setMaxHeight(Double.MAX_VALUE);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    zero.resizeRelocate(Math.rint(model.place(0) * width), 0, 1, height);
    double a = model.place(Math.min(bar.from(), bar.to())) * width;
    double b = model.place(Math.max(bar.from(), bar.to())) * width;
    double thick = Math.min(12, height - 4);
    fill.resizeRelocate(a, Math.rint((height - thick) / 2), Math.max(2, b - a), thick);
    in.resizeRelocate(Math.rint(model.place(bar.from()) * width), 0, 1, Math.rint(height / 2));
    end.resizeRelocate(
        Math.rint(model.place(bar.to()) * width), Math.rint(height / 2), 1, height / 2 + 1);
  }
}
