/**
 * Pure folds over the log: what screens and reports show.
 *
 * <p>Read first: {@link org.casebook.runtime.view.QueueRow}, {@link
 * org.casebook.runtime.view.CaseFile}, {@link org.casebook.runtime.view.RunTrace}. A view holds no
 * state that the log does not; it can be dropped and folded again.
 */
@NullMarked
package org.casebook.runtime.view;

import org.jspecify.annotations.NullMarked;
