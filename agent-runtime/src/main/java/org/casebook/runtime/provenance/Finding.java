package org.casebook.runtime.provenance;

/**
 * One thing that validation established.
 *
 * @param about the box, assertion or certificate that it is about, for people
 */
public record Finding(StatusCode status, String about) {
  /** The code, and what it is about. */
  public String text() {
    return about.isEmpty() ? status.code() : status.code() + ": " + about;
  }
}
