package org.casebook.app.nav;

import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;

/** A screen as the shell sees it. */
public interface ScreenView {
  /** The root of its nodes. */
  Parent root();

  /** Called each time that it comes to the front. */
  void shown();

  /**
   * A key that nobody is typing into.
   *
   * @return whether the screen took it
   */
  boolean pressed(KeyEvent event);

  /** A key let go; only those that hold something while pressed care. */
  default boolean released(KeyEvent event) {
    return false;
  }
}
