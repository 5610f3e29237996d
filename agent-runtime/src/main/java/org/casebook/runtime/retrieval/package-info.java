/**
 * Finding the clauses and examples of a policy that a text is about; the only user of Lucene.
 *
 * <p>Read first: {@link org.casebook.runtime.retrieval.PolicyIndex}, {@link
 * org.casebook.runtime.retrieval.ClauseMatch}, {@link
 * org.casebook.runtime.retrieval.ExampleSimilarity}. Three rankings (words, character n-grams,
 * sentence vectors) are fused by rank, since their scores have no common scale; without an encoder
 * the first two remain. {@code docs/policy-search.md} has the figures.
 */
@NullMarked
package org.casebook.runtime.retrieval;

import org.jspecify.annotations.NullMarked;
