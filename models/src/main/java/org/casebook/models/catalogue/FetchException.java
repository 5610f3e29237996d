package org.casebook.models.catalogue;

/** A package that could not be fetched; the message says why and what to do. */
final class FetchException extends Exception {
  private static final long serialVersionUID = 1L;

  FetchException(String message) {
    super(message);
  }
}
