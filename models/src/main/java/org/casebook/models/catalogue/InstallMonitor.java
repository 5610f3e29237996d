package org.casebook.models.catalogue;

import java.util.Locale;
import org.casebook.models.ModelVersion;

/** Told how an installation goes, and asked whether to go on. Called from worker threads. */
public interface InstallMonitor {
  /** Hears nothing and never cancels. */
  InstallMonitor SILENT = (model, phase, done, total) -> {};

  /**
   * A step forward.
   *
   * @param done bytes fetched or converted so far, as far as known
   * @param total bytes in all
   */
  void progress(ModelVersion model, Phase phase, long done, long total);

  /** Whether the person asked to stop; asked several times a second. */
  default boolean cancelled() {
    return false;
  }

  /** What is being done. */
  enum Phase {
    /** Another installer makes the same model. */
    WAITING,
    FETCHING,
    CHECKING,
    CONVERTING,
    INSTALLED;

    /** For progress lines: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
