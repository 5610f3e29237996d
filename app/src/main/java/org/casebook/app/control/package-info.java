/**
 * Controls that the field needs and no library has.
 *
 * <p>Read first: {@link org.casebook.app.control.HighlightedText}, {@link
 * org.casebook.app.control.Waterfall}, {@link org.casebook.app.control.ProtectedImage}. They take
 * plain values, know no runtime, and leave every colour to the style sheet.
 */
@NullMarked
package org.casebook.app.control;

import org.jspecify.annotations.NullMarked;
