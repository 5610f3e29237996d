package org.casebook.models;

/**
 * A model that can not be read, converted, trained or trusted. The message names the model or file
 * and the remedy. The root of this module's exceptions.
 */
public class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A message that names the input, and what to do about it. */
  public ModelException(String message) {
    super(message);
  }

  /** As above, keeping what caused it. */
  public ModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
