package org.casebook.app.control;

/**
 * A rectangle in an image, as fractions of its width and height.
 *
 * @param id what it belongs to
 * @param styleClass colours it
 * @param tooltip what a reader is told
 */
public record BoxMark(
    double x,
    double y,
    double width,
    double height,
    String id,
    String styleClass,
    String tooltip) {}
