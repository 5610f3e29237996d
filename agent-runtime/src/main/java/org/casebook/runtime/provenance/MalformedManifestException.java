package org.casebook.runtime.provenance;

import java.io.Serial;

/** A manifest that can not be read on; carries the finding that ends its validation. */
final class MalformedManifestException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final StatusCode status;

  MalformedManifestException(StatusCode status, String problem) {
    super(problem);
    this.status = status;
  }

  MalformedManifestException(String problem) {
    this(StatusCode.GENERAL_ERROR, problem);
  }

  Finding finding() {
    return new Finding(status, String.valueOf(getMessage()));
  }
}
