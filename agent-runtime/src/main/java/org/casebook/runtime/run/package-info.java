/**
 * The agent loop: plan, call, fuse, decide; every step an event.
 *
 * <p>Read first: {@link org.casebook.runtime.run.AgentLoop}, {@link
 * org.casebook.runtime.run.ToolCaller}, {@link org.casebook.runtime.run.RunEvidence}. The loop
 * knows no particular tool or planner, so that a better one needs no change here.
 */
@NullMarked
package org.casebook.runtime.run;

import org.jspecify.annotations.NullMarked;
