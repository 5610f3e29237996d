package org.casebook.runtime.samples;

import java.util.List;
import java.util.SortedMap;

/**
 * Samples, and what could not be made.
 *
 * @param samples no text twice in one country
 * @param lacking by clause, the signals of which none can be said in words, as in {@code
 *     image.nsfw}, or another reason why nothing was made
 */
public record SampleSet(List<LabelledSample> samples, SortedMap<String, String> lacking) {
  public SampleSet {
    samples = List.copyOf(samples);
  }
}
