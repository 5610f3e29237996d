package org.casebook.runtime.domain;

/** Where in the content a piece of evidence rests, so that a person can look at it. */
public sealed interface Locator {
  /** The id of the content item pointed into. */
  String item();

  /** Half-open UTF-16 offsets into the item's raw text. */
  record Span(String item, int start, int end) implements Locator {
    public Span {
      if (start < 0 || end < start) {
        throw new IllegalArgumentException("span [" + start + "," + end + ") is not a range");
      }
    }
  }

  /** A rectangle in an image, as fractions of its width and height in [0,1]. */
  record Box(String item, double x, double y, double width, double height) implements Locator {}

  /**
   * A stretch of audio or video, half-open.
   *
   * @param startMillis from the beginning of the item, in milliseconds
   * @param endMillis at least {@code startMillis}
   */
  record TimeRange(String item, long startMillis, long endMillis) implements Locator {
    public TimeRange {
      if (startMillis < 0 || endMillis < startMillis) {
        throw new IllegalArgumentException(
            "time [" + startMillis + "," + endMillis + ") ms is not a range");
      }
    }
  }

  /** The item as a whole. */
  record Whole(String item) implements Locator {}
}
