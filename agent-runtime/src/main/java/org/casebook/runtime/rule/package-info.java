/**
 * The rule language: formulas over what is known of a case, and the expressions that writers give
 * for named predicates.
 *
 * <p>Read first: {@link org.casebook.runtime.rule.Formula}, {@link
 * org.casebook.runtime.rule.Facts}, {@link org.casebook.runtime.rule.ExpressionCompiler}. An
 * expression is the Common Expression Language (CEL), parsed and type-checked by its own library;
 * whatever has the shape of a formula becomes one, since a formula can be explained part by part,
 * reasoned about (can these two ever hold together?) and evaluated over a million samples at once.
 */
@NullMarked
package org.casebook.runtime.rule;

import org.jspecify.annotations.NullMarked;
