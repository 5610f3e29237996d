/**
 * What is shown before the desktop: the models that a first start fetches, and the workspace being
 * opened.
 *
 * <p>Read first: {@link org.casebook.app.start.ModelFetch}, {@link
 * org.casebook.app.start.StartPane}. The desktop does not wait for the models: tools whose model is
 * missing say so, and are there once it has come.
 */
@NullMarked
package org.casebook.app.start;

import org.jspecify.annotations.NullMarked;
