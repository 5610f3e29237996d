package org.casebook.runtime.inference;

import org.casebook.models.ModelException;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;

/** The first run of a model that a person brought. */
final class Probation {
  private Probation() {}

  /** Runs it; what goes wrong names the model. */
  static void check(StoredModel model, Runnable run) {
    try {
      run.run();
    } catch (CasebookException e) {
      throw new ModelException(model.version() + ": model.onnx: " + e.getMessage(), e);
    }
  }
}
