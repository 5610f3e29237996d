/**
 * Which tool next, and when to stop.
 *
 * <p>Read first: {@link org.casebook.runtime.planner.Planner}, {@link
 * org.casebook.runtime.planner.RunState}, {@link org.casebook.runtime.planner.CheapestFirst}. A
 * planner sees names, kinds, prices and belief, never the words of the content: text in a post can
 * not choose a tool.
 */
@NullMarked
package org.casebook.runtime.planner;

import org.jspecify.annotations.NullMarked;
