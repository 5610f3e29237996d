/**
 * Labelled samples for a policy: made by the grammar of {@code org.casebook.models.synthesis},
 * judged by the policy.
 *
 * <p>Read first: {@link org.casebook.runtime.samples.PolicySamples}, {@link
 * org.casebook.runtime.samples.LabelledSample}, {@link org.casebook.runtime.samples.SampleLines}.
 * The grammar knows signals and no clause; so a clause reaches it as its requirements and as what
 * excuses it, and what the policy then says of a text's signals is its gold. A sample that the
 * policy judges otherwise than the clause promised is thrown away, never relabelled.
 */
@NullMarked
package org.casebook.runtime.samples;

import org.jspecify.annotations.NullMarked;
