/**
 * Policy versions against samples: what a change would do, before it is made.
 *
 * <p>Read first: {@link org.casebook.runtime.backtest.Sample}, {@link
 * org.casebook.runtime.backtest.Backtest}, {@link org.casebook.runtime.backtest.BacktestReport}. A
 * sample holds what the tools established, so that no model runs again when a rule changes. Samples
 * lie in columns of bits, 64 to a machine word: a formula over a million samples is a pass of "and"
 * and "or" over words, and formulas that an edit did not touch are not evaluated again. Counts add
 * up, so the same report comes from one thread, from many, and from many machines.
 */
@NullMarked
package org.casebook.runtime.backtest;

import org.jspecify.annotations.NullMarked;
