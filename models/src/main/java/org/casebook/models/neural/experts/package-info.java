/**
 * Training of the moderation model, a sparse mixture of experts over the parts of a case. Read
 * first: {@link org.casebook.models.neural.experts.ModerationNetwork}, what is computed; {@link
 * org.casebook.models.neural.experts.ModerationLoss}, what is asked of it; {@link
 * org.casebook.models.neural.experts.ModerationTrainer}, the loop.
 */
@NullMarked
package org.casebook.models.neural.experts;

import org.jspecify.annotations.NullMarked;
