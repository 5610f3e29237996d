package org.casebook.runtime.inference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The rectangle of least area around a set of pixels. One side lies along an edge of the convex
 * hull (Freeman and Shapira 1975), so trying every edge finds it.
 */
final class SmallestRectangle {
  /** Turned by less than this, a line counts as level; rotation would only blur it. */
  private static final double LEVEL = Math.toRadians(2);

  private SmallestRectangle() {}

  /** A pixel. */
  record Point(int x, int y) {}

  /** The rectangle around the points, its width along the line of text; the score is kept. */
  static TextRegion around(List<Point> points, double score) {
    List<Point> hull = hull(points);
    TextRegion best = rectangle(hull, 0, score);
    for (int i = 0; i < hull.size(); i++) {
      Point from = hull.get(i);
      Point to = hull.get((i + 1) % hull.size());
      if (!from.equals(to)) {
        double angle = Math.atan2(to.y - from.y, to.x - from.x);
        TextRegion candidate = rectangle(hull, angle, score);
        if (candidate.width() * candidate.height() < 0.98 * best.width() * best.height()) {
          best = candidate;
        }
      }
    }
    return upright(best);
  }

  /** Brings the angle into (-90, 90] degrees, with the longer side as width where that is clear. */
  private static TextRegion upright(TextRegion r) {
    boolean turn =
        r.width() < r.height()
            && Math.abs(Math.sin(r.angle())) > 0.01
            && Math.abs(Math.cos(r.angle())) > 0.01;
    double angle = turn ? r.angle() + Math.PI / 2 : r.angle();
    double width = turn ? r.height() : r.width();
    double height = turn ? r.width() : r.height();
    angle = Math.IEEEremainder(angle, Math.PI);
    if (Math.abs(Math.abs(angle) - Math.PI / 2) < LEVEL) {
      // An upright box that was measured along its side.
      double swap = width;
      width = height;
      height = swap;
      angle = 0;
    }
    return new TextRegion(
        r.centreX(), r.centreY(), width, height, Math.abs(angle) < LEVEL ? 0 : angle, r.score());
  }

  private static TextRegion rectangle(List<Point> hull, double angle, double score) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    double minU = Double.MAX_VALUE;
    double maxU = -Double.MAX_VALUE;
    double minV = Double.MAX_VALUE;
    double maxV = -Double.MAX_VALUE;
    for (Point point : hull) {
      double u = point.x * cos + point.y * sin;
      double v = point.y * cos - point.x * sin;
      minU = Math.min(minU, u);
      maxU = Math.max(maxU, u);
      minV = Math.min(minV, v);
      maxV = Math.max(maxV, v);
    }
    double u = (minU + maxU) / 2;
    double v = (minV + maxV) / 2;
    return new TextRegion(
        u * cos - v * sin + 0.5,
        u * sin + v * cos + 0.5,
        maxU - minU + 1,
        maxV - minV + 1,
        angle,
        score);
  }

  /** Andrew's monotone chain. */
  private static List<Point> hull(List<Point> points) {
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingInt(Point::x).thenComparingInt(Point::y));
    List<Point> hull = new ArrayList<>();
    for (int pass = 0; pass < 2; pass++) {
      int start = hull.size();
      for (Point point : sorted) {
        while (hull.size() >= start + 2 && !turnsLeft(hull, point)) {
          hull.remove(hull.size() - 1);
        }
        hull.add(point);
      }
      hull.remove(hull.size() - 1);
      Collections.reverse(sorted);
    }
    return hull.isEmpty() ? sorted.subList(0, 1) : hull;
  }

  private static boolean turnsLeft(List<Point> hull, Point c) {
    Point a = hull.get(hull.size() - 2);
    Point b = hull.get(hull.size() - 1);
    return (long) (b.x - a.x) * (c.y - a.y) - (long) (b.y - a.y) * (c.x - a.x) > 0;
  }
}
