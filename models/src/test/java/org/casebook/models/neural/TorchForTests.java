package org.casebook.models.neural;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Optional;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;

/** PyTorch for a test, where a models folder with it is given; the test is skipped elsewhere. */
public final class TorchForTests {
  private TorchForTests() {}

  public static TorchEngine open() {
    Optional<Path> models = Optional.ofNullable(System.getenv("CASEBOOK_MODELS")).map(Path::of);
    Optional<Catalogue> catalogue =
        models
            .map(Catalogue::new)
            .filter(found -> Recipes.PYTORCH.flatMap(r -> found.find(r.model())).isPresent());
    assumeThat(catalogue)
        .as("CASEBOOK_MODELS names a folder where `casebook models install pytorch-cpu` was run")
        .isPresent();
    return TorchEngine.open(
        catalogue.orElseThrow(), models.orElseThrow().resolve("../torch-cache").normalize(), 1);
  }
}
