/**
 * Policies as they are written: text that may be wrong, and what it would do to samples.
 *
 * <p>Read first: {@link org.casebook.runtime.lab.PolicyLab}, {@link
 * org.casebook.runtime.lab.LiveComparison}, {@link org.casebook.runtime.lab.Comparison}. A draft is
 * checked and run against the samples on every change; the latest change wins, and what it
 * overtakes is cancelled. Drafts are kept on disk as they are typed.
 */
@NullMarked
package org.casebook.runtime.lab;

import org.jspecify.annotations.NullMarked;
