package org.casebook.runtime.catalogue;

import java.util.Locale;

/**
 * How an installation goes, or a promotion.
 *
 * @param id {@code name:version} of the model
 * @param done bytes seen so far; of a promotion, thousandths
 * @param total bytes in all; of a promotion, 1000
 * @param message why it failed, with the remedy; else empty
 */
public record InstallProgress(String id, Phase phase, long done, long total, String message) {

  /** How much of the fetching is done, in [0,1]. */
  public double share() {
    return total <= 0 ? 0 : Math.min(1, (double) done / total);
  }

  /** What is being done, in order. */
  public enum Phase {
    /** Others are installed first. */
    QUEUED,
    /** Another program installs the same model. */
    WAITING,
    FETCHING,
    CHECKING,
    CONVERTING,
    /** It is measured against the model that decides; bytes play no part. */
    MEASURING,
    INSTALLED,
    CANCELLED,
    FAILED;

    /** The stable name in files: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing more will be heard. */
    public boolean over() {
      return this == INSTALLED || this == CANCELLED || this == FAILED;
    }
  }
}
