package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.inference.Detection;
import org.casebook.runtime.inference.ImageText.Area;

/** What detectors found, in the terms of the log. */
final class Detections {
  private Detections() {}

  /** A box of the image for each. */
  static List<Locator> boxes(String item, List<Detection> found) {
    List<Locator> boxes = new ArrayList<>();
    for (Detection detection : found) {
      Area area = detection.area();
      boxes.add(new Locator.Box(item, area.x(), area.y(), area.width(), area.height()));
    }
    return boxes;
  }

  /** A line {@code x y width height score class} for each, named by kind and number. */
  static List<Observation> observations(String kind, List<Detection> found) {
    List<Observation> observations = new ArrayList<>();
    for (Detection detection : found) {
      Area area = detection.area();
      observations.add(
          new Observation(
              kind + " " + (observations.size() + 1),
              String.format(
                  Locale.ROOT,
                  "%.4f %.4f %.4f %.4f %.2f %s",
                  area.x(),
                  area.y(),
                  area.width(),
                  area.height(),
                  detection.score(),
                  detection.label())));
    }
    return observations;
  }
}
