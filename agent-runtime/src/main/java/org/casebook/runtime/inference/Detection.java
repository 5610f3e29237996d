package org.casebook.runtime.inference;

import org.casebook.runtime.inference.ImageText.Area;

/**
 * Something seen in a picture.
 *
 * @param label its class, as in {@code knife}
 * @param score how sure the detector is, in [0,1]; not calibrated
 * @param area where
 */
public record Detection(String label, double score, Area area) {}
