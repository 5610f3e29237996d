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
 * Finds faces by BlazeFace (Bazarevsky et al. 2019). Two grids of anchors each give a score and a
 * box relative to the anchor's centre; of boxes that overlap the surest remains. A large picture is
 * also looked at in four overlapping parts, since the model sees 256 x 256 pixels and faces in a
 * crowd are small.
 */
public final class FaceDetector {
  private static final int VALUES_PER_ANCHOR = 16;
  private static final double OVERLAP = 0.3;

  /** Parts overlap by a fifth, so that a face on a border is whole in one of them. */
  private static final double PART = 0.6;

  /** Under this side, in pixels, parts show nothing that the whole does not. */
  private static final int WORTH_PARTS = 480;

  private final OnnxSession session;
  private final String input;
  private final int side;
  private final float scale;
  private final float offset;
  private final double threshold;
  private final List<Grid> grids = new ArrayList<>();

  /** Opens the detector. */
  public FaceDetector(OnnxSessions sessions, StoredModel model) {
    JsonNode features = model.features();
    this.session = sessions.session(model, features.path("model").asText());
    this.input = features.path("input").asText();
    this.side = features.path("side").asInt();
    this.scale = (float) features.path("scale").asDouble();
    this.offset = (float) features.path("offset").asDouble();
    this.threshold = features.path("threshold").asDouble();
    for (JsonNode grid : features.path("grids")) {
      grids.add(
          new Grid(
              grid.path("cells").asInt(),
              grid.path("anchors").asInt(),
              grid.path("scores").asText(),
              grid.path("boxes").asText()));
    }
  }

  /** The faces in a picture, surest first; the same picture always gives the same. */
  public List<Detection> detect(Picture picture) {
    List<Detection> all = new ArrayList<>(look(picture, new Area(0, 0, 1, 1)));
    if (Math.min(picture.width(), picture.height()) >= WORTH_PARTS) {
      for (double top : new double[] {0, 1 - PART}) {
        for (double left : new double[] {0, 1 - PART}) {
          all.addAll(look(picture, new Area(left, top, PART, PART)));
        }
      }
    }
    all.sort(Comparator.comparingDouble(Detection::score).reversed());
    List<Detection> kept = new ArrayList<>();
    for (Detection face : all) {
      if (kept.stream().allMatch(other -> overlap(face.area(), other.area()) < OVERLAP)) {
        kept.add(face);
      }
    }
    return kept;
  }

  /** Looks at a part of the picture; areas are fractions of the whole. */
  private List<Detection> look(Picture whole, Area part) {
    int x = (int) (part.x() * whole.width());
    int y = (int) (part.y() * whole.height());
    Picture picture =
        whole.cut(
            x,
            y,
            Math.max(1, (int) (part.width() * whole.width())),
            Math.max(1, (int) (part.height() * whole.height())));
    // Faces must keep their proportions: the shorter side is filled up with grey.
    double shrink = (double) side / Math.max(picture.width(), picture.height());
    int width = Math.max(1, (int) Math.round(picture.width() * shrink));
    int height = Math.max(1, (int) Math.round(picture.height() * shrink));
    Map<String, OnnxSession.Output> outputs =
        session.run(
            Map.of(
                input,
                OnnxSession.Input.floats(padded(picture.scaled(width, height)), 1, side, side, 3)));
    List<Detection> faces = new ArrayList<>();
    for (Grid grid : grids) {
      OnnxSession.Output scores = outputs.get(grid.scores);
      OnnxSession.Output boxes = outputs.get(grid.boxes);
      if (scores == null || boxes == null) {
        throw new CasebookException("the face detector does not match its features.json");
      }
      for (int anchor = 0; anchor < scores.values().length; anchor++) {
        double score = 1 / (1 + Math.exp(-scores.values()[anchor]));
        if (score >= threshold) {
          Square at = grid.square(anchor, boxes.values(), side);
          Area area =
              at.within(
                  (double) side / width * picture.width() / whole.width(),
                  (double) side / height * picture.height() / whole.height(),
                  (double) x / whole.width(),
                  (double) y / whole.height());
          if (area.width() > 0 && area.height() > 0) {
            faces.add(new Detection("face", score, area));
          }
        }
      }
    }
    return faces;
  }

  private float[] padded(Picture picture) {
    float[] pixels = ImageTensors.channelsLast(picture, scale, offset);
    float[] square = new float[side * side * 3];
    int row = picture.width() * 3;
    for (int y = 0; y < picture.height(); y++) {
      System.arraycopy(pixels, y * row, square, y * side * 3, row);
    }
    return square;
  }

  /** Intersection over union. */
  static double overlap(Area a, Area b) {
    double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double both = width * height;
    return both / (a.width() * a.height() + b.width() * b.height() - both);
  }

  /**
   * One output grid of the model.
   *
   * @param cells cells per side
   * @param anchors anchors per cell
   */
  private record Grid(int cells, int anchors, String scores, String boxes) {
    /** The box of an anchor, as fractions of the model's input. */
    Square square(int anchor, float[] values, int side) {
      int cell = anchor / anchors;
      int column = cell % cells;
      int row = cell / cells;
      int at = anchor * VALUES_PER_ANCHOR;
      double x = (column + 0.5) / cells + values[at] / side;
      double y = (row + 0.5) / cells + values[at + 1] / side;
      double width = values[at + 2] / side;
      double height = values[at + 3] / side;
      return new Square(x - width / 2, y - height / 2, width, height);
    }
  }

  /** A rectangle in the model's input, of which the picture fills the left or upper part. */
  private record Square(double x, double y, double width, double height) {
    /** The rectangle as fractions of the whole picture, cut at its borders. */
    Area within(double stretchX, double stretchY, double fromX, double fromY) {
      double left = clamp(fromX + x * stretchX);
      double top = clamp(fromY + y * stretchY);
      double right = clamp(fromX + (x + width) * stretchX);
      double bottom = clamp(fromY + (y + height) * stretchY);
      return new Area(left, top, right - left, bottom - top);
    }

    private static double clamp(double value) {
      return Math.min(1, Math.max(0, value));
    }
  }
}
