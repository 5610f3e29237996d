package org.casebook.models.training;

/** Hears how far a long computation is; called on the thread that computes. */
public interface Progress {
  /** Listens to nothing. */
  Progress SILENT = (stage, share) -> {};

  /**
   * A step was done.
   *
   * @param stage what is being done, in plain words
   * @param share how much of this stage is done, 0 to 1
   */
  void at(String stage, double share);
}
