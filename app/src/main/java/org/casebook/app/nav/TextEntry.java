package org.casebook.app.nav;

/** A control of its own that one types into: letters are dead for everybody else meanwhile. */
public interface TextEntry {
  /**
   * The escape key.
   *
   * @return whether it closed something that the control had opened
   */
  boolean escape();
}
