/**
 * Hashes that name content, exactly or by how it looks, and the lists of known content that are
 * searched with them.
 *
 * <p>Read first: {@link org.casebook.runtime.hashing.PdqHasher}, {@link
 * org.casebook.runtime.hashing.PdqIndex}, {@link org.casebook.runtime.hashing.HashLists}. PDQ was
 * chosen because its algorithm is published and hash-sharing programmes exchange it; PhotoDNA is
 * not published, so its values are carried through and never compared.
 */
@NullMarked
package org.casebook.runtime.hashing;

import org.jspecify.annotations.NullMarked;
