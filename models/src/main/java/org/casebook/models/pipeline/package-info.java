/**
 * From labelled data to a catalogue folder: what the command line calls.
 *
 * <p>Read first: {@link org.casebook.models.pipeline.TextTraining}, {@link
 * org.casebook.models.pipeline.TextEvaluation}, {@link org.casebook.models.pipeline.TextCard}.
 * Training, evaluation and export do not know each other; here they meet.
 */
@NullMarked
package org.casebook.models.pipeline;

import org.jspecify.annotations.NullMarked;
