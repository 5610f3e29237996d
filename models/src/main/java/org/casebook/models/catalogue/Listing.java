package org.casebook.models.catalogue;

import java.util.Optional;
import org.casebook.models.ModelVersion;

/**
 * One line of the catalogue: a model that can be used, or what is wrong with it.
 *
 * @param stored the model, when it can be used
 * @param problem what is wrong and what to do about it, when it can not
 */
public record Listing(
    ModelVersion model, Origin origin, Optional<StoredModel> stored, Optional<String> problem) {}
