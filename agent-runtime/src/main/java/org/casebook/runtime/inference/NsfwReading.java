package org.casebook.runtime.inference;

/**
 * What the classifier says of one image, averaged over several views of it.
 *
 * @param drawing probability of a harmless drawing
 * @param hentai probability of an explicit drawing
 * @param neutral probability of an everyday photograph
 * @param porn probability of an explicit photograph
 * @param sexy probability of a suggestive photograph
 * @param spread how far {@link #explicit} differs between the views, in [0,1]: what moves with a
 *     mirror is not known well
 */
public record NsfwReading(
    double drawing, double hentai, double neutral, double porn, double sexy, double spread) {
  /** Probability of explicit content. Suggestive images do not count. */
  public double explicit() {
    return porn + hentai;
  }
}
