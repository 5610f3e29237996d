package org.casebook.runtime.inference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.ImageText.Area;
import org.casebook.runtime.media.Picture;

/**
 * Finds everyday objects by CenterNet (Zhou, Wang and Krähenbühl, "Objects as Points", 2019): for
 * each class a map of how likely a cell is the centre of such an object, and for each cell how far
 * the object reaches to the left, up, right and down. A centre is a cell that no neighbour exceeds,
 * as in the post-processing that the original graph carries.
 */
public final class ObjectDetector {
  private static final int MOST = 100;
  private static final double LEAST = 1e-4;

  private final OnnxSession session;
  private final String input;
  private final int side;
  private final float scale;
  private final int stride;
  private final List<String> labels = new ArrayList<>();
  private final List<Double> thresholds = new ArrayList<>();

  /** Opens the detector. */
  public ObjectDetector(OnnxSessions sessions, StoredModel model) {
    JsonNode features = model.features();
    this.session = sessions.session(model, features.path("model").asText());
    this.input = features.path("input").asText();
    this.side = features.path("side").asInt();
    this.scale = (float) features.path("scale").asDouble();
    this.stride = features.path("stride").asInt();
    JsonNode own = features.path("thresholds");
    double usual = features.path("threshold").asDouble();
    for (JsonNode label : features.path("classes")) {
      labels.add(label.asText());
      thresholds.add(own.path(label.asText()).asDouble(usual));
    }
  }

  /** What is seen in a picture, surest first; the same picture always gives the same. */
  public List<Detection> detect(Picture picture) {
    float[] pixels = ImageTensors.channelsLast(picture.scaled(side, side), scale, 0);
    Map<String, OnnxSession.Output> outputs =
        session.run(Map.of(input, OnnxSession.Input.floats(pixels, 1, side, side, 3)));
    OnnxSession.Output heat = outputs.get("heat");
    OnnxSession.Output reach = outputs.get("reach");
    if (heat == null || reach == null || heat.size(3) != labels.size()) {
      throw new CasebookException("the object detector does not match its features.json");
    }
    return peaks(heat, reach.values()).stream()
        .sorted(Comparator.comparingDouble(Detection::score).reversed())
        .limit(MOST)
        .toList();
  }

  /**
   * How strongly each class is seen anywhere in the picture, and in each quarter, whatever the
   * thresholds: decimal logarithms brought into 0 to 1.
   *
   * @return five vectors of one number per class: whole, then quarters row by row
   */
  public float[][] strengths(Picture picture) {
    float[] pixels = ImageTensors.channelsLast(picture.scaled(side, side), scale, 0);
    OnnxSession.Output heat =
        session.output(
            session.run(Map.of(input, OnnxSession.Input.floats(pixels, 1, side, side, 3))), "heat");
    int rows = heat.size(1);
    int columns = heat.size(2);
    float[][] strengths = new float[5][labels.size()];
    for (int cell = 0; cell < rows * columns; cell++) {
      int quarter = 1 + cell / columns * 2 / rows * 2 + cell % columns * 2 / columns;
      for (int label = 0; label < labels.size(); label++) {
        float seen = heat.values()[cell * labels.size() + label];
        strengths[0][label] = Math.max(strengths[0][label], seen);
        strengths[quarter][label] = Math.max(strengths[quarter][label], seen);
      }
    }
    for (float[] part : strengths) {
      for (int label = 0; label < part.length; label++) {
        part[label] = (float) (Math.log10(part[label] + LEAST) / -Math.log10(LEAST) + 1);
      }
    }
    return strengths;
  }

  private List<Detection> peaks(OnnxSession.Output heat, float[] reach) {
    int rows = heat.size(1);
    int columns = heat.size(2);
    int classes = labels.size();
    List<Detection> found = new ArrayList<>();
    for (int cell = 0; cell < rows * columns; cell++) {
      for (int label = 0; label < classes; label++) {
        float score = heat.values()[cell * classes + label];
        if (score >= thresholds.get(label) && isPeak(heat, cell, label, score)) {
          Area area = area(cell % columns, cell / columns, reach, 4 * cell);
          found.add(new Detection(labels.get(label), score, area));
        }
      }
    }
    return found;
  }

  private static boolean isPeak(OnnxSession.Output heat, int cell, int label, float score) {
    int rows = heat.size(1);
    int columns = heat.size(2);
    int row = cell / columns;
    int column = cell % columns;
    for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
      for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
        if (heat.values()[(y * columns + x) * heat.size(3) + label] > score) {
          return false;
        }
      }
    }
    return true;
  }

  /** Left, up, right and down from the cell's corner, in pixels of the model's input. */
  private Area area(int column, int row, float[] reach, int at) {
    double left = within(column * stride - reach[at]);
    double top = within(row * stride - reach[at + 1]);
    double right = within(column * stride + reach[at + 2]);
    double bottom = within(row * stride + reach[at + 3]);
    return new Area(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  private double within(double pixel) {
    return Math.min(1, Math.max(0, pixel / side));
  }
}
