/**
 * The Policy Lab: a policy as its writers edit it, and what each change would do to samples.
 *
 * <p>Read first: {@link org.casebook.app.lab.LabViewModel}, {@link org.casebook.app.lab.LabScreen},
 * {@link org.casebook.app.lab.RuleEditor}. Clauses on the left, the text in the middle, the effect
 * on the right; the effect follows the text by itself.
 */
@NullMarked
package org.casebook.app.lab;

import org.jspecify.annotations.NullMarked;
