package org.casebook.runtime.domain;

/**
 * Bad input or a broken workspace, said so that a person can act: the message names the input and
 * the remedy. The root of this module's exceptions.
 */
public class CasebookException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message that names the input, and what to do about it. */
  public CasebookException(String message) {
    super(message);
  }

  /** As above, keeping what caused it. */
  public CasebookException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Never null: there is no such exception without a message. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
