/**
 * The queue: which case first, and why.
 *
 * <p>Read first: {@link org.casebook.app.queue.QueueViewModel}, {@link
 * org.casebook.app.queue.QueueFilter}, {@link org.casebook.app.queue.QueueScreen}. The view model
 * holds rows and filters and no node, so sorting and filtering are tested without a screen.
 */
@NullMarked
package org.casebook.app.queue;

import org.jspecify.annotations.NullMarked;
