/**
 * Evidence into belief, and belief into a proposed decision.
 *
 * <p>Read first: {@link org.casebook.runtime.fusion.EvidenceFusion} (exactly additive log-odds),
 * {@link org.casebook.runtime.fusion.FusionSettings} (priors, caps, thresholds), {@link
 * org.casebook.runtime.fusion.Adjudicator} (which clause, which action, or ask people). Additive,
 * because a person must be able to check the sum.
 */
@NullMarked
package org.casebook.runtime.fusion;

import org.jspecify.annotations.NullMarked;
