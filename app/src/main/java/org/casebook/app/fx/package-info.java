/**
 * The only door to the FX thread: work goes out on one executor and comes back on another, batched
 * per pulse, the latest value winning.
 *
 * <p>Read first: {@link org.casebook.app.fx.FxDoor}, {@link org.casebook.app.fx.Refresher}, {@link
 * org.casebook.app.fx.PulseExecutor}. Executors are parameters, so view models run in a test on the
 * calling thread and without a screen.
 */
@NullMarked
package org.casebook.app.fx;

import org.jspecify.annotations.NullMarked;
