/**
 * The frame around the screens: rail, status line, overlays and the keyboard.
 *
 * <p>Read first: {@link org.casebook.app.shell.Shell}, {@link org.casebook.app.shell.Overlays},
 * {@link org.casebook.app.shell.Keyboard}. Overlays live inside the scene, not in windows of their
 * own, so one keyboard rule holds for all and a screenshot shows what a person sees.
 */
@NullMarked
package org.casebook.app.shell;

import org.jspecify.annotations.NullMarked;
