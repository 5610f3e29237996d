/**
 * The models: what each is, where it came from and what it can not do, and getting, checking and
 * removing it while the desktop goes on working.
 *
 * <p>Read first: {@link org.casebook.app.catalogue.CatalogueScreen}, {@link
 * org.casebook.app.catalogue.CatalogueViewModel}, {@link org.casebook.app.catalogue.ModelRow}. All
 * of it goes through {@link org.casebook.runtime.AgentRuntime#models()}; the screen knows no file
 * and no network.
 */
@NullMarked
package org.casebook.app.catalogue;

import org.jspecify.annotations.NullMarked;
