package org.casebook.runtime.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Listing;

/**
 * Which models decide, of those that could, by the log.
 *
 * @param deciding one version of each name that has a role
 * @param objections what spoke against a version when it was last measured, by {@code name:version}
 */
public record Rivals(Set<ModelVersion> deciding, Map<String, List<String>> objections) {
  /** Copies both. */
  public Rivals {
    deciding = Set.copyOf(deciding);
    objections = Map.copyOf(objections);
  }

  ModelEntry.Standing standing(Listing listing) {
    ModelVersion model = listing.model();
    boolean decides = deciding.contains(model);
    return new ModelEntry.Standing(
        decides,
        !decides
            && listing.stored().isPresent()
            && deciding.stream().anyMatch(other -> other.name().equals(model.name())),
        decides ? List.of() : objections.getOrDefault(model.toString(), List.of()));
  }
}
