package org.casebook.runtime;

import java.util.List;
import java.util.Set;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.StoredModel;

/**
 * The models of a workspace that can be used. Their files are looked at when a model comes or goes,
 * not for each question.
 */
final class WholeModels {
  private static final String ENCODER = "sentence-encoder";

  private final Catalogue catalogue;
  private Set<ModelVersion> seen = Set.of();
  private List<StoredModel> whole = List.of();

  WholeModels(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Those that may speak in a run, as {@code name:version}: in each role and of the sentence
   * encoders only those that decide, and the encoder of policy search.
   *
   * @param champions the versions that decide, one in each role
   * @param encoder that the text model was trained on
   */
  List<String> speaking(Set<ModelVersion> champions, ModelVersion encoder) {
    return list().stream()
        .filter(
            model ->
                model.card().kind().equals(ENCODER)
                    ? model.version().equals(encoder) || model.version().equals(Encoders.LEAN)
                    : champions.contains(model.version())
                        || champions.stream()
                            .noneMatch(one -> one.name().equals(model.version().name())))
        .map(model -> model.version().toString())
        .toList();
  }

  private synchronized List<StoredModel> list() {
    Set<ModelVersion> present = catalogue.versions();
    if (!present.equals(seen)) {
      whole = catalogue.listings().stream().flatMap(listing -> listing.stored().stream()).toList();
      seen = present;
    }
    return whole;
  }
}
