/**
 * Labels, predictions and model versions: what every other package of this module speaks of.
 *
 * <p>Read first: {@link org.casebook.models.Prediction}, {@link org.casebook.models.ModelCard},
 * {@link org.casebook.models.Metric}. A model knows no case, policy or screen: it predicts labels,
 * and policy gives them meaning. A label without a head is absent from a prediction, never zero.
 */
@NullMarked
package org.casebook.models;

import org.jspecify.annotations.NullMarked;
