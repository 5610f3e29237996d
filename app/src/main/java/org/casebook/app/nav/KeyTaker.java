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
}
