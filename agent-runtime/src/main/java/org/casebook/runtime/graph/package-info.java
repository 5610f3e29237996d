/**
 * Policies as a graph: who excuses whom, what a word means, what has been decided under it.
 *
 * <p>Read first: {@link org.casebook.runtime.graph.PolicyGraph}, {@link
 * org.casebook.runtime.graph.GraphBuilder}, {@link org.casebook.runtime.graph.MandatoryClosure}.
 * The graph is a pure function of policies and precedents, both of which have their digests, so
 * nobody stores it and nobody edits it. Precedents are a fold of the log. {@code docs/adr} says
 * why.
 */
@NullMarked
package org.casebook.runtime.graph;

import org.jspecify.annotations.NullMarked;
