/**
 * Cases that no modality alone can tell: a picture, a sound or words in a picture, grim or kind,
 * beside a caption that wishes it on somebody or hopes that it never happens. Harm is the exclusive
 * or of the two, so whoever looks at one of them only gets no quad right. After the benign
 * confounders of Hateful Memes (Kiela et al. 2020); all of ours are drawn, played and written here.
 *
 * <p>Read first: {@link org.casebook.models.confounders.Quad}, {@link
 * org.casebook.models.confounders.Scene}, {@link org.casebook.models.confounders.QuadSet}.
 */
@NullMarked
package org.casebook.models.confounders;

import org.jspecify.annotations.NullMarked;
