package org.casebook.models;

import java.util.regex.Pattern;

/**
 * The identity of one immutable model: what logs, cards and decisions name.
 *
 * @param name lower case with digits, dots and hyphens, as in {@code minilm-l6-v2-q}
 * @param version as the publisher wrote it, or ours for models that we trained
 */
public record ModelVersion(String name, String version) {
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  public ModelVersion {
    if (!isName(name) || !isName(version)) {
      throw new IllegalArgumentException(
          "\""
              + name
              + "\" \""
              + version
              + "\": a model's name and version are folder names,"
              + " made of letters, digits, dots, hyphens and underscores");
    }
  }

  /** Whether the text can be a model's name or version, and so a folder's name. */
  public static boolean isName(String text) {
    return PART.matcher(text).matches();
  }

  /**
   * Reads {@code name:version}.
   *
   * @throws IllegalArgumentException when the text has no colon or a part is not a folder name
   */
  public static ModelVersion parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("\"" + text + "\": write a model as name:version");
    }
    return new ModelVersion(text.substring(0, colon), text.substring(colon + 1));
  }

  @Override
  public String toString() {
    return name + ":" + version;
  }
}
