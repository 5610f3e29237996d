package org.casebook.app.control;

/**
 * A stretch of a recording that something rests on.
 *
 * @param startMillis half-open, from the beginning of the recording
 * @param id what is chosen when it is clicked
 * @param styleClass colours it, as in {@code area-hate}
 * @param tone whether it speaks for a violation, against one, or is merely observed
 * @param tooltip what a reader is told
 */
public record TimeMark(
    long startMillis,
    long endMillis,
    String id,
    String styleClass,
    Mark.Tone tone,
    String tooltip) {}
