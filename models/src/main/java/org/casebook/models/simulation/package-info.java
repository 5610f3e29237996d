/**
 * A made-up world of tools whose truth is known, so that what an agent learned can be compared with
 * the best that anybody could do.
 *
 * <p>Read first: {@link org.casebook.models.simulation.World}, {@link
 * org.casebook.models.simulation.Oracle}, {@link org.casebook.models.simulation.AgentBenchmark}.
 * The oracle shares no code with the learners: a fault in one would show as a gap.
 */
@NullMarked
package org.casebook.models.simulation;

import org.jspecify.annotations.NullMarked;
