package org.casebook.runtime.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.InstallMonitor;
import org.casebook.models.catalogue.Installation;
import org.casebook.models.catalogue.ModelInstaller;
import org.casebook.models.catalogue.Recipe;
import org.casebook.models.catalogue.StoredModel;

/**
 * The real third-party models, for tests. The first use installs what is missing, through the real
 * installer, into the folder that the build names; later uses only look.
 */
public final class TestModels {
  private TestModels() {}

  /** The catalogue over the build's models folder, as it is. */
  public static Catalogue catalogue() {
    return new Catalogue(Path.of(System.getProperty("casebook.models", "target/models")));
  }

  /** An installed model; a test that can not have it is skipped and says why. */
  public static StoredModel require(Recipe recipe) throws InterruptedException {
    Catalogue catalogue = catalogue();
    List<Installation> results =
        new ModelInstaller(catalogue, System.getenv())
            .install(List.of(recipe), InstallMonitor.SILENT);
    if (results.get(0) instanceof Installation.NotAvailable missing) {
      assumeTrue(false, missing.model() + " is not available: " + missing.reason());
    }
    return catalogue.find(recipe.model()).orElseThrow();
  }

  /** A model that no test fetches; a test that needs it is skipped where it is not installed. */
  public static StoredModel requireInstalled(Recipe recipe) {
    Optional<StoredModel> model = catalogue().find(recipe.model());
    assumeTrue(model.isPresent(), recipe.model() + " is not installed");
    return model.orElseThrow();
  }
}
