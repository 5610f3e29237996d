/**
 * What several screens share and no screen owns: the order of work, the reviews that can be undone,
 * and the preferences of this desk.
 *
 * <p>Read first: {@link org.casebook.app.desk.ReviewDesk}, {@link org.casebook.app.desk.Worklist},
 * {@link org.casebook.app.desk.Preferences}. Nothing here holds a node.
 */
@NullMarked
package org.casebook.app.desk;

import org.jspecify.annotations.NullMarked;
