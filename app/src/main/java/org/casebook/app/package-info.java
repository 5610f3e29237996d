/** The JavaFX desktop: main entry and the composition root. */
@NullMarked
package org.casebook.app;

import org.jspecify.annotations.NullMarked;
