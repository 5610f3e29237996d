package org.casebook.runtime;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.evaluation.PairedComparison;
import org.casebook.models.training.Progress;
import org.casebook.runtime.Promotion.Trial;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.log.Event.Comparison;
import org.casebook.runtime.log.Event.Difference;

/** How two versions in one role are told apart: what may stand for it, and who is better. */
interface Contest {
  /** The role, and the name of the models that fill it. */
  String role();

  /** What decides until something is promoted. */
  ModelVersion standard();

  /**
   * Refuses what could not be opened and so would never decide.
   *
   * @throws CasebookException naming what is missing
   */
  void check(StoredModel challenger);

  /** Measures both on what neither was fitted to. */
  Result run(
      StoredModel champion,
      StoredModel challenger,
      Trial trial,
      Progress progress,
      BooleanSupplier cancelled);

  /**
   * What came of it, as the log tells it.
   *
   * @param objections what speaks against the challenger; empty when it passes the gate
   */
  record Result(Comparison comparison, List<String> objections) {
    /** Copies the list. */
    public Result {
      objections = List.copyOf(objections);
    }
  }

  /** What two models' figures on the same rows are in the log. */
  static Comparison told(String measure, String data, long seed, PairedComparison compared) {
    return new Comparison(
        measure,
        data,
        seed,
        difference(compared.all()),
        compared.slices().stream().map(Contest::difference).toList());
  }

  private static Difference difference(PairedComparison.Difference found) {
    return new Difference(
        found.slice(),
        found.rows(),
        found.champion(),
        found.challenger(),
        found.low(),
        found.high());
  }
}
