package org.casebook.models;

/**
 * A stretch of text and how much it moved the log-odds of one label.
 *
 * @param start first UTF-16 offset, inclusive
 * @param end last UTF-16 offset, exclusive
 * @param weight contribution in log-odds; negative speaks against the label
 */
public record SpanWeight(int start, int end, double weight) {}
