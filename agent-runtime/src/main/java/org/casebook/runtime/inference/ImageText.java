package org.casebook.runtime.inference;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The text in an image.
 *
 * @param lines what was read, in reading order
 * @param unreadable where there is text that could not be read: another script, handwriting, blur
 */
public record ImageText(List<Line> lines, List<Area> unreadable) {
  public ImageText {
    lines = List.copyOf(lines);
    unreadable = List.copyOf(unreadable);
  }

  /** All lines, one per line. */
  public String text() {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  /**
   * A line that was read.
   *
   * @param confidence mean probability of its characters, in [0,1]
   */
  public record Line(String text, double confidence, Area area) {}

  /** An upright rectangle, as fractions of the image's width and height. */
  public record Area(double x, double y, double width, double height) {}
}
