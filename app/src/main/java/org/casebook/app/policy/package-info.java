/**
 * The policy as people read it, opened at a clause.
 *
 * <p>Read first: {@link org.casebook.app.policy.PolicyViewModel}, {@link
 * org.casebook.app.policy.PolicyScreen}, {@link org.casebook.app.policy.ClauseView}. A citation
 * shows its quote beside the clause, and whether the clause still reads as it did when it was
 * cited.
 */
@NullMarked
package org.casebook.app.policy;

import org.jspecify.annotations.NullMarked;
