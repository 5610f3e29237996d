/**
 * Supervised training of text heads: labelled rows, one split, masked logistic regression,
 * calibration, provenance.
 *
 * <p>Read first: {@link org.casebook.models.training.TextTraining}, {@link
 * org.casebook.models.training.LabelMapping}, {@link org.casebook.models.training.GroupSplit}. Most
 * data sets say something of one harm and nothing of the others, so a missing label is unknown and
 * masked, never "no". Near-duplicates travel together through the split, or scores would lie.
 */
@NullMarked
package org.casebook.models.training;

import org.jspecify.annotations.NullMarked;
