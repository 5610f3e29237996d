/**
 * Why, in words: an account of a recorded run in the reader's language, what would have changed its
 * outcome, and the statement of reasons that the law asks for.
 *
 * <p>Read first: {@link org.casebook.runtime.explanation.Judgement} (a run judged again), {@link
 * org.casebook.runtime.explanation.Account} (sentences with what each rests on), {@link
 * org.casebook.runtime.explanation.Counterfactuals}. Everything is derived from the log and the
 * policy when it is asked for; nothing is written by a model, so that nothing is said that the
 * proof does not hold.
 */
@NullMarked
package org.casebook.runtime.explanation;

import org.jspecify.annotations.NullMarked;
