package org.casebook.models.moderation;

import java.util.Map;
import org.casebook.models.Label;

/**
 * A case with what is known of it.
 *
 * @param id unique
 * @param source where it comes from; sources are balanced against each other
 * @param tokens what is seen of it
 * @param labels what is known; a label that is absent is unknown
 * @param slots what is told of it beside labels, such as {@code act} and {@code severity}
 * @param held whether it is only reported on, never fitted to
 */
public record LabelledCase(
    String id,
    String source,
    CaseTokens tokens,
    Map<Label, Boolean> labels,
    Map<String, String> slots,
    boolean held) {
  /** Slot: severity, 0 to 3. */
  public static final String SEVERITY = "severity";

  /** Slot: what the picture or sound shows, where the words describe it. */
  public static final String DEPICTS = "depicts";

  /** Slot: present where no modality alone tells the label. */
  public static final String NEEDS_ALL = "needs_all";

  /** Copies the maps. */
  public LabelledCase {
    labels = Map.copyOf(labels);
    slots = Map.copyOf(slots);
  }
}
