package org.casebook.runtime.tool;

import java.util.Set;
import org.casebook.runtime.domain.ItemKind;

/**
 * What a tool is, for planners and for people.
 *
 * @param name lower case with underscores, stable, as in {@code read_image_text}
 * @param version changes whenever the same input may give another result
 * @param description one sentence: what it looks at and what it can say
 * @param accepts kinds of content it works on
 * @param signals what it can establish, in the vocabulary that clauses require; a trailing {@code
 *     *} stands for a family, as in {@code cue.*}
 * @param costMillis typical time at batch 1, the price that planners reckon with
 */
public record ToolSpec(
    String name,
    String version,
    String description,
    Set<ItemKind> accepts,
    Set<String> signals,
    double costMillis) {
  /** The signal of a tool that derives text, such as the words in an image or a recording. */
  public static final String REVEALS_TEXT = "content.text";

  /** The signal of a tool that derives images, such as the key frames of a video. */
  public static final String REVEALS_IMAGES = "content.image";

  /** The signal of a tool that derives sound, such as the audio track of a video. */
  public static final String REVEALS_SOUND = "content.audio";

  public ToolSpec {
    accepts = Set.copyOf(accepts);
    signals = Set.copyOf(signals);
  }

  /** Whether the tool can establish a signal. */
  public boolean settles(String signal) {
    return signals.contains(signal)
        || signals.contains(signal.substring(0, signal.indexOf('.') + 1) + "*");
  }

  /** Whether the tool derives new content that others must look at. */
  public boolean reveals() {
    return signals.stream().anyMatch(signal -> signal.startsWith("content."));
  }
}
