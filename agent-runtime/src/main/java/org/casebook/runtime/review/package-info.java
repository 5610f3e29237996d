/**
 * What people make of a proposal: reason codes and the checks that a review must pass.
 *
 * <p>Read first: {@link org.casebook.runtime.review.ReasonCodes}. A review without a reason teaches
 * nobody, so an override must give one.
 */
@NullMarked
package org.casebook.runtime.review;

import org.jspecify.annotations.NullMarked;
