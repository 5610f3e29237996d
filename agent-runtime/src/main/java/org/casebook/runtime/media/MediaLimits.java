package org.casebook.runtime.media;

/**
 * What is refused before anything is decoded.
 *
 * @param maxBytes size of the file
 * @param maxPixels width times height as the header states them
 * @param workingPixels larger images are decoded at a whole fraction of their size
 */
public record MediaLimits(long maxBytes, long maxPixels, long workingPixels) {
  /** 50 MB, 40 megapixels, decoded at 12 megapixels or fewer. */
  public static final MediaLimits STANDARD = new MediaLimits(50L << 20, 40_000_000, 12_000_000);
}
