package org.casebook.models;

import java.util.Optional;

/**
 * What one head of a text model predicts: a harm category, or {@link #ANY}.
 *
 * @param name key of the head in model files: a {@link HarmCategory#key()} or {@code any}
 */
public record Label(String name) {
  /** At least one kind of harm, of whichever category. */
  public static final Label ANY = new Label("any");

  /** Checks that the name is one a head may have. */
  public Label {
    if (!name.equals("any") && HarmCategory.of(name).isEmpty()) {
      throw new ModelException("Unknown label '" + name + "': use a harm category key or 'any'");
    }
  }

  /** The label of a harm category. */
  public static Label of(HarmCategory category) {
    return new Label(category.key());
  }

  /** The harm category, empty for {@link #ANY}. */
  public Optional<HarmCategory> category() {
    return HarmCategory.of(name);
  }
}
