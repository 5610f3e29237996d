/**
 * How good a model is, with intervals: ranking, decisions at a frozen threshold, calibration; and
 * whether it is better than another ({@link org.casebook.models.evaluation.PromotionGate}).
 *
 * <p>Read first: {@link org.casebook.models.evaluation.Measure}, {@link
 * org.casebook.models.evaluation.Bootstrap}, {@link org.casebook.models.evaluation.Report}. A
 * number without rows, interval and baseline is an anecdote; so every figure leaves here as a
 * {@link org.casebook.models.Metric}.
 */
@NullMarked
package org.casebook.models.evaluation;

import org.jspecify.annotations.NullMarked;
