package org.casebook.models.catalogue;

/** How a model came to this machine. */
public enum Origin {
  /** Inside the program itself. */
  BUNDLED,
  /** In the models folder: fetched, trained here, or put there by a person. */
  INSTALLED
}
