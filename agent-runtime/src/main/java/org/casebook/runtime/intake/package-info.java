/**
 * Cases from files. What comes in is hostile until it was read: sizes are limited, media are probed
 * before they are kept, and every problem is one message that names the input and the remedy.
 *
 * <p>Read first: {@link org.casebook.runtime.intake.CaseReader}, {@link
 * org.casebook.runtime.intake.CaseSource}, {@link org.casebook.runtime.intake.CaseDraft}.
 */
@NullMarked
package org.casebook.runtime.intake;

import org.jspecify.annotations.NullMarked;
