package org.casebook.app.shell;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.casebook.app.nav.KeyTaker;
import org.casebook.app.nav.Screen;
import org.casebook.app.nav.ScreenView;
import org.casebook.app.nav.TextEntry;

/**
 * Decides who gets a key: what is being typed into, else the topmost sheet, else the screen. Single
 * letters are dead while somebody types.
 */
final class Keyboard {
  private final Supplier<Shell> shell;
  private boolean taken;

  Keyboard(Supplier<Shell> shell) {
    this.shell = shell;
  }

  void attach(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(scene, event));
    // The character of a key that was taken must not land in the field that it gave the focus to.
    scene.addEventFilter(
        KeyEvent.KEY_TYPED,
        event -> {
          if (taken) {
            event.consume();
          }
        });
    scene.addEventFilter(
        KeyEvent.KEY_RELEASED,
        event -> {
          taken = false;
          if (shell.get().front().map(screen -> screen.released(event)).orElse(false)) {
            event.consume();
          }
        });
  }

  private void pressed(Scene scene, KeyEvent event) {
    Node focus = scene.getFocusOwner();
    taken = take(focus, event);
    if (taken) {
      event.consume();
    }
  }

  private boolean take(Node focus, KeyEvent event) {
    Optional<Node> sheet = shell.get().overlays().top();
    if (event.isShortcutDown()) {
      return command(event, typing(focus));
    }
    if (event.getCode() == KeyCode.ESCAPE) {
      return escape(focus, sheet);
    }
    if (typing(focus)) {
      return sheet.filter(KeyTaker.class::isInstance).isPresent()
          && event.getCode() == KeyCode.ENTER
          && ((KeyTaker) sheet.get()).pressed(event);
    }
    if (presses(focus, event.getCode())) {
      return false;
    }
    if (sheet.isPresent()) {
      return sheet.get() instanceof KeyTaker taker && taker.pressed(event);
    }
    if (event.getText().equals("?")) {
      shell.get().showCheatSheet();
      return true;
    }
    return shell.get().front().map(screen -> screen.pressed(event)).orElse(false);
  }

  private boolean command(KeyEvent event, boolean typing) {
    switch (event.getCode()) {
      case K -> shell.get().showPalette();
      case Z -> {
        if (typing) {
          return false;
        }
        shell.get().undo();
      }
      case DIGIT1 -> shell.get().open(Screen.QUEUE);
      case DIGIT2 -> shell.get().open(Screen.CASE);
      case DIGIT3 -> shell.get().open(Screen.POLICY);
      case DIGIT5 -> shell.get().open(Screen.LAB);
      case DIGIT4 -> shell.get().open(Screen.SETTINGS);
      case DIGIT6 -> shell.get().open(Screen.CATALOGUE);
      default -> {
        return shell.get().overlays().top().isEmpty()
            && shell.get().front().map(screen -> screen.pressed(event)).orElse(false);
      }
    }
    return true;
  }

  private boolean escape(Node focus, Optional<Node> sheet) {
    if (sheet.isPresent()) {
      shell.get().dismiss();
    } else if (focus instanceof TextEntry entry && entry.escape()) {
      return true;
    } else if (typing(focus)) {
      shell.get().front().ifPresent(ScreenView::shown);
    } else {
      shell.get().back();
    }
    return true;
  }

  private static boolean typing(Node focus) {
    return focus instanceof TextInputControl || focus instanceof TextEntry;
  }

  /** Whether the key presses the control that has the focus. */
  private static boolean presses(Node focus, KeyCode code) {
    return (focus instanceof ButtonBase || focus instanceof ComboBoxBase)
        && (code == KeyCode.ENTER || code == KeyCode.SPACE);
  }
}
