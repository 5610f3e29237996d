package org.casebook.models.training;

import java.util.Map;
import java.util.Optional;
import org.casebook.models.Label;

/**
 * A text with what is known of it.
 *
 * @param id unique within its source
 * @param source where it comes from; sources are balanced against each other
 * @param language ISO 639 code as the source gives it; used for slices only, never as a feature
 * @param text the text as its author saw it
 * @param labels what is known; a label that is absent is unknown, not "no"
 * @param pair rows with the same pair never part in the split, as with minimal pairs
 */
public record LabelledRow(
    String id,
    String source,
    String language,
    String text,
    Map<Label, Boolean> labels,
    Optional<String> pair) {
  /** Copies the labels. */
  public LabelledRow {
    labels = Map.copyOf(labels);
  }
}
