package org.casebook.runtime.hashing;

/**
 * What a picture is known by.
 *
 * @param hash its PDQ hash
 * @param quality how much there is to tell it by, in [0,100]; under {@link #USABLE} the picture is
 *     so plain that its hash also fits many others
 */
public record PdqFingerprint(PdqHash hash, int quality) {
  /** Hash-sharing programmes neither share nor match hashes of less quality. */
  public static final int USABLE = 50;

  /** Whether the hash may be matched. */
  public boolean usable() {
    return quality >= USABLE;
  }
}
