/**
 * The case file: content, live trace, verdict and decision on one screen.
 *
 * <p>Read first: {@link org.casebook.app.casefile.CaseViewModel}, {@link
 * org.casebook.app.casefile.DecisionDraft}, {@link org.casebook.app.casefile.CaseScreen}. Selecting
 * a piece of evidence anywhere selects it everywhere: the selection lives in the view model.
 */
@NullMarked
package org.casebook.app.casefile;

import org.jspecify.annotations.NullMarked;
