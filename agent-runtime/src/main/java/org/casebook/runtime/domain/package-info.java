/**
 * The field's nouns as immutable records: cases, content, evidence, belief, decisions, reviews.
 *
 * <p>Read first: {@link org.casebook.runtime.domain.Case}, {@link
 * org.casebook.runtime.domain.Evidence}, {@link org.casebook.runtime.domain.Decision}. Nothing here
 * knows a file format, a model, a database or a screen, so every other package can speak these
 * words to every other.
 */
@NullMarked
package org.casebook.runtime.domain;

import org.jspecify.annotations.NullMarked;
