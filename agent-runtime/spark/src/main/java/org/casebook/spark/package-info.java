/**
 * Policies against samples on Apache Spark, with the evaluator of {@code casebook policy backtest}:
 * partitions become blocks of bits, blocks become counts, and counts add up to the report that one
 * machine gives.
 *
 * <p>Read first: {@link org.casebook.spark.SparkBacktest}, {@link org.casebook.spark.LinesTally},
 * {@link org.casebook.spark.FileTally}.
 */
@NullMarked
package org.casebook.spark;

import org.jspecify.annotations.NullMarked;
