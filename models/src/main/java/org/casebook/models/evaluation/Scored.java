package org.casebook.models.evaluation;

/**
 * One row whose truth is known.
 *
 * @param score what the model said; higher means more likely positive
 * @param positive the truth
 */
public record Scored(double score, boolean positive) {}
