/**
 * The one append-only history. Every screen, metric and training set is a fold of it.
 *
 * <p>Read first: {@link org.casebook.runtime.log.Event} (all that can happen, in one file), {@link
 * org.casebook.runtime.log.LoggedEvent} (its envelope), {@link org.casebook.runtime.log.EventLog}.
 * Nobody edits an event: a correction is a new event.
 */
@NullMarked
package org.casebook.runtime.log;

import org.jspecify.annotations.NullMarked;
