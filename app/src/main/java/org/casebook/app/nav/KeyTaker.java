package org.casebook.app.nav;

import javafx.scene.input.KeyEvent;

/** A sheet that wants the keys while it is the topmost. */
public interface KeyTaker {
  /**
   * A key that nobody is typing into.
   *
   * @return whether the sheet took it
   */
  boolean pressed(KeyEvent event);

  /** The digit on a key, above the letters or on the pad; -1 for any other key. */
  static int digit(KeyEvent event) {
    String name = event.getCode().getName();
    return event.getCode().isDigitKey() ? name.charAt(name.length() - 1) - '0' : -1;
  }
}
