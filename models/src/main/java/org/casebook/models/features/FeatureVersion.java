package org.casebook.models.features;

import org.casebook.models.ModelException;

/** Version of the code in this package: it changes whenever a feature of any text changes. */
public final class FeatureVersion {
  /** The version this code computes. */
  public static final String CURRENT = "text-features-1";

  private FeatureVersion() {}

  /** Refuses a model that was trained on other features than this code computes. */
  public static void require(String version) {
    if (!CURRENT.equals(version)) {
      throw new ModelException(
          "Model was trained on features '"
              + version
              + "', this version computes '"
              + CURRENT
              + "': train it again with './casebook train text'");
    }
  }
}
