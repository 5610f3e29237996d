package org.casebook.models.catalogue;

import org.casebook.models.ModelVersion;

/** What came of one recipe. A model that is not available is a value: everything else goes on. */
public sealed interface Installation {
  /** The model asked for. */
  ModelVersion model();

  /** It is now in the catalogue; {@code fresh} says whether there was anything to do. */
  record Installed(ModelVersion model, boolean fresh) implements Installation {}

  /** It could not be had; the reason names the remedy. */
  record NotAvailable(ModelVersion model, String reason) implements Installation {}

  /** The person asked to stop; a package that was fetched whole is kept for the next time. */
  record Cancelled(ModelVersion model) implements Installation {}
}
