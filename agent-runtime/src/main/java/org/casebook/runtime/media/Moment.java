package org.casebook.runtime.media;

/**
 * A point of a video that is worth a look.
 *
 * @param millis from the beginning
 * @param change how much the picture differs from the moment before, in [0,1]: mean absolute
 *     difference of luma on a coarse grid, 1 for the first
 */
public record Moment(long millis, double change) {}
