package org.casebook.app.control;

import java.util.List;

/**
 * A rectangle in an image, as fractions of its width and height.
 *
 * @param ids what it belongs to; the first is chosen when it is clicked
 * @param styleClass colours it
 * @param label drawn at its corner; empty for none
 * @param tooltip what a reader is told
 */
public record BoxMark(
    double x,
    double y,
    double width,
    double height,
    List<String> ids,
    String styleClass,
    String label,
    String tooltip) {
  public BoxMark {
    ids = List.copyOf(ids);
  }

  /** The same box under another label. */
  public BoxMark labelled(String other) {
    return new BoxMark(x, y, width, height, ids, styleClass, other, tooltip);
  }
}
