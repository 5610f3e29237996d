/**
 * Words on the screen: bundles, names of the domain's enumerations, numbers and ages.
 *
 * <p>Read first: {@link org.casebook.app.text.Texts}, {@link org.casebook.app.text.Numbers}, {@link
 * org.casebook.app.text.Words}. What a reader sees is decided here once, so that one thing has one
 * name on every screen.
 */
@NullMarked
package org.casebook.app.text;

import org.jspecify.annotations.NullMarked;
