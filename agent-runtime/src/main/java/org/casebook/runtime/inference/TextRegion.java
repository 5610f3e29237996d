package org.casebook.runtime.inference;

/**
 * A rectangle, possibly turned, that holds one line of text. Coordinates are pixels of the picture.
 *
 * @param centreX centre
 * @param centreY centre
 * @param width length along the line
 * @param height length across the line
 * @param angle direction of the line in radians, clockwise from the x axis
 * @param score mean probability of text inside, in [0,1]
 */
record TextRegion(
    double centreX, double centreY, double width, double height, double angle, double score) {

  /** Grown on all sides by a distance. */
  TextRegion grown(double by) {
    return new TextRegion(centreX, centreY, width + 2 * by, height + 2 * by, angle, score);
  }

  /** The same region in a picture that is larger by these factors. */
  TextRegion scaled(double x, double y) {
    // Regions are found in pictures whose two factors differ by rounding only.
    return new TextRegion(centreX * x, centreY * y, width * x, height * y, angle, score);
  }

  /** Half the width of the upright rectangle around this one. */
  double reachX() {
    return (Math.abs(width * Math.cos(angle)) + Math.abs(height * Math.sin(angle))) / 2;
  }

  /** Half the height of the upright rectangle around this one. */
  double reachY() {
    return (Math.abs(width * Math.sin(angle)) + Math.abs(height * Math.cos(angle))) / 2;
  }
}
