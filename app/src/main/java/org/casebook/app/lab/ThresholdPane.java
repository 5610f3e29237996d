package org.casebook.app.lab;

import java.util.Arrays;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.util.StringConverter;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Numbers;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.backtest.Thresholds;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.lab.ThresholdCurve;

/**
 * A threshold as a slider: the curve of precision over recall, and what people would have to do.
 */
final class ThresholdPane extends VBox {
  private static final double EDGE = 30;

  private final LabViewModel model;
  private final Texts texts;
  private final Numbers numbers;
  private final ComboBox<HarmArea> area = new ComboBox<>();
  private final Slider slider = new Slider(0.02, 1, 0.5);
  private final Canvas canvas = new Canvas();
  private final Label at = Glyphs.wrapped("", "strong");
  private final Label load = Glyphs.wrapped("", "muted");
  private final Label few = Glyphs.wrapped("", "warning-text", "small-text");

  /** Gives the canvas the colours of the theme. */
  private final Label ink = Glyphs.label("", "curve-ink");

  private ThresholdCurve curve = new ThresholdCurve(HarmArea.HATE, java.util.List.of(), 0);

  ThresholdPane(LabViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    this.numbers = new Numbers(texts);
    Words words = new Words(texts);
    getStyleClass().add("lab-pane");
    setSpacing(10);
    area.getItems().setAll(Arrays.asList(HarmArea.values()));
    area.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(HarmArea value) {
            return value == null ? "" : words.area(value);
          }

          @Override
          public HarmArea fromString(String text) {
            return HarmArea.HATE;
          }
        });
    area.setValue(HarmArea.HATE);
    area.valueProperty().addListener((o, was, is) -> read());
    slider.setId("threshold");
    slider.setBlockIncrement(0.02);
    slider.setAccessibleText(texts.get("lab.threshold"));
    slider.valueProperty().addListener((o, was, is) -> draw());
    Pane frame = new Pane(canvas, ink);
    ink.setVisible(false);
    frame.setMinHeight(180);
    canvas.widthProperty().bind(frame.widthProperty());
    canvas.heightProperty().bind(frame.heightProperty());
    canvas.widthProperty().addListener(o -> draw());
    canvas.heightProperty().addListener(o -> draw());
    VBox.setVgrow(frame, Priority.ALWAYS);
    getChildren()
        .addAll(
            Gaps.row(8, Glyphs.label(texts.get("lab.area"), "section-title"), area),
            frame,
            slider,
            at,
            load,
            few);
  }

  /** Reads the curve of the chosen area again. */
  void read() {
    HarmArea of = area.getValue();
    model
        .policy()
        .ifPresent(
            policy -> {
              Thresholds.Range range = range(of);
              model
                  .door()
                  .load(
                      () ->
                          ThresholdCurve.of(model.lab().samples(), policy, of, range.allowBelow()),
                      read -> {
                        if (!curve.area().equals(of) || curve.points().isEmpty()) {
                          slider.setValue(range.actAbove());
                        }
                        curve = read;
                        draw();
                      },
                      e -> few.setText(String.valueOf(e.getMessage())));
            });
  }

  private Thresholds.Range range(HarmArea of) {
    return model.lab().thresholds().areas().getOrDefault(of, new Thresholds.Range(0, 1));
  }

  private void draw() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    pen.clearRect(0, 0, width, height);
    if (curve.points().isEmpty() || width < 3 * EDGE) {
      return;
    }
    Paint text = ink.getTextFill();
    Paint line =
        ink.getBorder() == null ? Color.GRAY : ink.getBorder().getStrokes().get(0).getTopStroke();
    pen.setFont(ink.getFont());
    pen.setStroke(text);
    pen.setFill(text);
    pen.setLineWidth(1);
    pen.strokeLine(EDGE, 6, EDGE, height - EDGE);
    pen.strokeLine(EDGE, height - EDGE, width - 6, height - EDGE);
    pen.fillText(texts.get("lab.recall"), width - 60, height - 10);
    pen.fillText("0", EDGE - 12, height - EDGE + 14);
    pen.fillText("1", EDGE - 12, 14);
    pen.save();
    pen.translate(12, height / 2 + 30);
    pen.rotate(-90);
    pen.fillText(texts.get("lab.precision"), 0, 0);
    pen.restore();
    pen.setStroke(line);
    pen.setFill(line);
    pen.setLineWidth(2);
    double lastX = -1;
    double lastY = -1;
    for (ThresholdCurve.Point point : curve.points()) {
      if (Double.isNaN(point.precision()) || Double.isNaN(point.recall())) {
        continue;
      }
      double x = EDGE + point.recall() * (width - EDGE - 12);
      double y = 8 + (1 - point.precision()) * (height - EDGE - 8);
      if (lastX >= 0) {
        pen.strokeLine(lastX, lastY, x, y);
      }
      pen.fillOval(x - 1.5, y - 1.5, 3, 3);
      lastX = x;
      lastY = y;
    }
    words(pen, width, height);
  }

  private void words(GraphicsContext pen, double width, double height) {
    ThresholdCurve.Point now = curve.at(slider.getValue());
    if (!Double.isNaN(now.precision()) && !Double.isNaN(now.recall())) {
      double x = EDGE + now.recall() * (width - EDGE - 12);
      double y = 8 + (1 - now.precision()) * (height - EDGE - 8);
      pen.strokeOval(x - 6, y - 6, 12, 12);
    }
    int samples = model.lab().samples().size();
    at.setText(
        texts.get(
            "lab.threshold.at",
            numbers.decimal(now.threshold(), 2),
            share(now.precision()),
            share(now.recall())));
    load.setText(
        texts.get(
            "lab.threshold.load",
            now.acted(),
            now.toPeople(),
            share(now.toPeople() / (double) samples),
            numbers.decimal(range(area.getValue()).actAbove(), 2)));
    few.setText(curve.labelled() < 30 ? texts.get("lab.threshold.few", curve.labelled()) : "");
  }

  private String share(double share) {
    return Double.isNaN(share) ? "–" : numbers.percent(share);
  }
}
