/**
 * The models on this machine: immutable folders {@code <name>/<version>/}, every file under a
 * SHA-256, each with a card; and the recipes that fetch third-party weights through the ordinary
 * package clients and convert them.
 *
 * <p>Read first: {@link org.casebook.models.catalogue.Catalogue}, {@link
 * org.casebook.models.catalogue.StoredModel}, {@link org.casebook.models.catalogue.ModelInstaller}.
 * Other people's weights are never committed and never fetched from anywhere but the registries
 * that publish them; which version is <em>current</em> is no business of this package: the event
 * log says so.
 */
@NullMarked
package org.casebook.models.catalogue;

import org.jspecify.annotations.NullMarked;
