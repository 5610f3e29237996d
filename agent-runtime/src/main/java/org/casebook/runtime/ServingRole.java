package org.casebook.runtime;

import java.util.Optional;
import java.util.function.Function;
import org.casebook.models.ModelException;
import org.casebook.models.ModelVersion;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.ServedModel;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.view.Champions;

/**
 * Who answers in a role: the version that the log last promoted, or the default where none was, or
 * while the promoted one can not be used, which the run then says.
 *
 * @param <T> what runs the model
 * @param name the role, and the name of the models that fill it
 * @param standard what decides until something is promoted
 * @param model a version, to be opened; may refuse one whose files are not there
 * @param missing the name of the model whose installation would let a version decide
 */
record ServingRole<T>(
    String name,
    ModelVersion standard,
    Function<ModelVersion, OnDemand<T>> model,
    Function<ModelVersion, String> missing) {
  ServedModel<T> serving(Champions champions) {
    ModelVersion wanted = champions.version(name).map(ModelVersion::parse).orElse(standard);
    Optional<String> problem = wanted.equals(standard) ? Optional.empty() : problem(wanted);
    return problem.isEmpty()
        ? new ServedModel<>(model.apply(wanted), Optional.empty())
        : new ServedModel<>(
            model.apply(standard),
            Optional.of(
                new UnavailableTool(
                    wanted.toString(),
                    problem.get() + "; " + standard + " decides instead",
                    remedy(wanted))));
  }

  private Optional<String> problem(ModelVersion version) {
    try {
      return model.apply(version).problem();
    } catch (CasebookException | ModelException e) {
      return Optional.of("" + e.getMessage());
    }
  }

  private String remedy(ModelVersion version) {
    try {
      return "run `casebook models install "
          + missing.apply(version)
          + "`, or `casebook models rollback`";
    } catch (CasebookException | ModelException e) {
      return "run `casebook models rollback`";
    }
  }
}
