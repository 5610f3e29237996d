/**
 * The moderation model without its engine: what goes in ({@link
 * org.casebook.models.moderation.CaseTokens}), how large it is ({@link
 * org.casebook.models.moderation.NetworkShape}), how experts are chosen and watched ({@link
 * org.casebook.models.moderation.DeadZone}, {@link org.casebook.models.moderation.Routing}), and
 * what it says ({@link org.casebook.models.moderation.Opinion}).
 *
 * <p>Training fills these from PyTorch, serving from ONNX Runtime; neither knows the other.
 */
@NullMarked
package org.casebook.models.moderation;

import org.jspecify.annotations.NullMarked;
