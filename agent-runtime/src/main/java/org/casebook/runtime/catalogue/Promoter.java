package org.casebook.runtime.catalogue;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.casebook.models.ModelVersion;

/** Measures a model against the one that decides; the log says what came of it. */
@FunctionalInterface
public interface Promoter {
  /**
   * Measures and promotes or rejects. Takes minutes.
   *
   * @param share hears how much is done, in [0,1]
   * @param cancelled asked often; when true, the work ends with an exception and nothing changes
   */
  void promote(ModelVersion challenger, DoubleConsumer share, BooleanSupplier cancelled);
}
