/**
 * Where one can go: a constant per screen, the calls that lead from one to another, and the keys.
 *
 * <p>Read first: {@link org.casebook.app.nav.Screen}, {@link org.casebook.app.nav.Navigator},
 * {@link org.casebook.app.nav.Shortcut}. Screens know this package and not each other.
 */
@NullMarked
package org.casebook.app.nav;

import org.jspecify.annotations.NullMarked;
