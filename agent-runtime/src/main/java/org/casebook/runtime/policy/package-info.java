/**
 * Policies as data: documents and clauses, read from a folder that diffs well, checked, and matched
 * against what the tools established.
 *
 * <p>Read first: {@link org.casebook.runtime.policy.Policy}, {@link
 * org.casebook.runtime.policy.PolicyReader}, {@link org.casebook.runtime.policy.PolicyEvaluation}.
 * Models judge signals; the policy alone says what they mean. Reading goes from located nodes
 * ({@code SourceNode}) to drafts to records, so that every problem in every file is reported at
 * once, each where it stands.
 */
@NullMarked
package org.casebook.runtime.policy;

import org.jspecify.annotations.NullMarked;
