/**
 * Learning from runs: what all tools said of each case, played again in any order.
 *
 * <p>Read first: {@link org.casebook.runtime.learning.RecordedCase}, {@link
 * org.casebook.runtime.learning.RecordedEnvironment}, {@link
 * org.casebook.runtime.learning.PlannerTrial}. A policy that is learned here chooses tools and when
 * to stop; what is decided then is fusion's and the policy's business, as in any run.
 */
@NullMarked
package org.casebook.runtime.learning;

import org.jspecify.annotations.NullMarked;
