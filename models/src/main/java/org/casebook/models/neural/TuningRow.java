package org.casebook.models.neural;

/**
 * A text as tuning reads it.
 *
 * @param pieces numbers of its word pieces, the special ones included
 * @param targets per head 1 or 0; anything where the weight is 0
 * @param weights per head how much the row counts; 0 where the label is unknown
 */
@SuppressWarnings("ArrayRecordComponent") // working memory of one training; never compared
public record TuningRow(long[] pieces, float[] targets, float[] weights) {}
