package org.casebook.runtime.inference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.SmallestRectangle.Point;
import org.casebook.runtime.media.Picture;

/**
 * Finds lines of text in a picture: a network gives each pixel a probability of text, and connected
 * pixels become turned rectangles (differentiable binarisation, Liao et al. 2020). The network
 * marks a shrunken core of each line, so rectangles are grown back by area over perimeter.
 */
final class TextDetector {
  private static final float PIXEL = 0.3f;
  private static final double REGION = 0.55;
  private static final double GROWTH = 1.6;
  private static final int LEAST_SIDE = 3;
  private static final int MOST_REGIONS = 400;

  private final OnnxSession session;
  private final int multiple;
  private final int shortest;
  private final int longest;
  private final float[] mean;
  private final float[] deviation;

  TextDetector(OnnxSessions sessions, StoredModel model) {
    JsonNode features = model.features().path("detection");
    this.session = sessions.session(model, features.path("model").asText());
    this.multiple = features.path("multiple").asInt();
    this.shortest = features.path("shortestSide").asInt();
    this.longest = features.path("longestSide").asInt();
    this.mean = backwards(features.path("mean"));
    this.deviation = backwards(features.path("deviation"));
  }

  /** The regions of text in reading order: top to bottom, and left to right within a line. */
  List<TextRegion> detect(Picture picture) {
    double longer = Math.max(picture.width(), picture.height());
    double scale = Math.min(longest, Math.max(shortest, longer)) / longer;
    int width = rounded(picture.width() * scale);
    int height = rounded(picture.height() * scale);
    float[] probabilities = probabilities(picture.scaled(width, height), width, height);
    double x = (double) picture.width() / width;
    double y = (double) picture.height() / height;
    List<TextRegion> regions = new ArrayList<>();
    for (TextRegion region : regions(probabilities, width, height)) {
      regions.add(region.scaled(x, y));
    }
    return inReadingOrder(regions);
  }

  private float[] probabilities(Picture picture, int width, int height) {
    float[] input = ImageTensors.channelsFirst(picture.pixels(), mean, deviation);
    Map<String, OnnxSession.Output> outputs =
        session.run(
            Map.of(session.onlyInput(), OnnxSession.Input.floats(input, 1, 3, height, width)));
    float[] values = outputs.values().iterator().next().values();
    if (values.length != width * height) {
      throw new CasebookException("the text detector gives a map of another size than its input");
    }
    return values;
  }

  private static List<TextRegion> regions(float[] probabilities, int width, int height) {
    List<TextRegion> regions = new ArrayList<>();
    boolean[] seen = new boolean[probabilities.length];
    for (int start = 0; start < probabilities.length && regions.size() < MOST_REGIONS; start++) {
      if (!seen[start] && probabilities[start] > PIXEL) {
        List<Point> component = new ArrayList<>();
        double score = component(probabilities, seen, start, width, height, component);
        TextRegion core = SmallestRectangle.around(component, score);
        if (score >= REGION && Math.min(core.width(), core.height()) >= LEAST_SIDE) {
          double perimeter = 2 * (core.width() + core.height());
          regions.add(core.grown(GROWTH * core.width() * core.height() / perimeter));
        }
      }
    }
    return regions;
  }

  /** Collects the pixels connected to one pixel and returns their mean probability. */
  private static double component(
      float[] probabilities, boolean[] seen, int start, int width, int height, List<Point> into) {
    Deque<Integer> waiting = new ArrayDeque<>(List.of(start));
    seen[start] = true;
    double sum = 0;
    while (!waiting.isEmpty()) {
      int pixel = waiting.pop();
      int px = pixel % width;
      int py = pixel / width;
      into.add(new Point(px, py));
      sum += probabilities[pixel];
      for (int y = Math.max(0, py - 1); y <= Math.min(height - 1, py + 1); y++) {
        for (int x = Math.max(0, px - 1); x <= Math.min(width - 1, px + 1); x++) {
          int next = y * width + x;
          if (!seen[next] && probabilities[next] > PIXEL) {
            seen[next] = true;
            waiting.push(next);
          }
        }
      }
    }
    return sum / into.size();
  }

  private static List<TextRegion> inReadingOrder(List<TextRegion> regions) {
    List<TextRegion> rest = new ArrayList<>(regions);
    rest.sort(Comparator.comparingDouble(TextRegion::centreY));
    List<TextRegion> ordered = new ArrayList<>();
    while (!rest.isEmpty()) {
      TextRegion first = rest.get(0);
      List<TextRegion> row = new ArrayList<>();
      for (TextRegion region : rest) {
        if (region.centreY() - first.centreY() < Math.min(first.reachY(), region.reachY())) {
          row.add(region);
        }
      }
      row.sort(Comparator.comparingDouble(TextRegion::centreX));
      ordered.addAll(row);
      rest.removeAll(row);
    }
    return ordered;
  }

  private int rounded(double side) {
    return Math.max(multiple, (int) Math.round(side / multiple) * multiple);
  }

  /** Files give RGB as people do; the network was trained on BGR. */
  private static float[] backwards(JsonNode rgb) {
    return new float[] {
      (float) rgb.path(2).asDouble(), (float) rgb.path(1).asDouble(), (float) rgb.path(0).asDouble()
    };
  }
}
