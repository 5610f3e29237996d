/**
 * Text to numbers: the one code path for training and inference.
 *
 * <p>Read first: {@link org.casebook.models.features.FeatureExtractor}, {@link
 * org.casebook.models.features.NgramHasher}, {@link
 * org.casebook.models.features.EncoderSpecification}. A model trained on features that differ in
 * one character from those it meets in use is silently worse; so nothing outside this package may
 * prepare text, and {@link org.casebook.models.features.FeatureVersion} travels with every model.
 * Every n-gram knows where it came from, so that a score can be explained span by span.
 */
@NullMarked
package org.casebook.models.features;

import org.jspecify.annotations.NullMarked;
