/**
 * The models of a workspace as people look after them: what there is, in which state, and getting,
 * checking and removing them in the background.
 *
 * <p>Read first: {@link org.casebook.runtime.catalogue.ModelShelf}, {@link
 * org.casebook.runtime.catalogue.ModelEntry}, {@link
 * org.casebook.runtime.catalogue.InstallProgress}. Command line and desktop show the same entries;
 * neither needs to know how a model is stored or fetched.
 */
@NullMarked
package org.casebook.runtime.catalogue;

import org.jspecify.annotations.NullMarked;
