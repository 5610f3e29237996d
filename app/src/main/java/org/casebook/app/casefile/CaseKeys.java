package org.casebook.app.casefile;

import javafx.scene.input.KeyCode;

/** The single keys of the case file. */
final class CaseKeys {
  private CaseKeys() {}

  static boolean press(CaseScreen screen, KeyCode code, boolean shift) {
    switch (code) {
      case S, ENTER -> screen.confirm(false);
      case N -> screen.confirm(true);
      case E -> screen.choose(org.casebook.runtime.domain.Action.ESCALATE);
      case J, RIGHT -> screen.step(1);
      case K, LEFT -> screen.step(-1);
      case C -> screen.back();
      case P -> screen.openPolicy();
      case W -> screen.focusWaterfall();
      case R -> {
        if (shift) {
          screen.startRun();
        } else {
          screen.focusTrace();
        }
      }
      case COMMA -> screen.moment(-1);
      case PERIOD -> screen.moment(1);
      case SPACE -> screen.images().forEach(image -> image.revealedProperty().set(true));
      case B -> screen.images().forEach(image -> image.revealedProperty().set(false));
      case G ->
          screen.images().forEach(image -> image.greyProperty().set(!image.greyProperty().get()));
      default -> {
        return false;
      }
    }
    return true;
  }
}
