package org.casebook.app.shell;

import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.text.Texts;

/** Three steps for somebody who has never been here; goes away for good when told to. */
public final class Welcome extends HBox {
  /**
   * The strip.
   *
   * @param keys shows the cheat sheet
   * @param close puts the strip away
   */
  public Welcome(Texts texts, Runnable keys, Runnable close) {
    getStyleClass().add("welcome");
    setSpacing(18);
    setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    getChildren()
        .addAll(
            Glyphs.label(texts.get("welcome.title"), "welcome-title"),
            step("1", texts.get("welcome.run"), "Shift+R"),
            step("2", texts.get("welcome.open"), "Enter"),
            step("3", texts.get("welcome.decide"), "S"),
            Gaps.spring());
    Button all = new Button(texts.get("welcome.keys"), Glyphs.key("?"));
    all.getStyleClass().addAll("small", "flat");
    all.setOnAction(event -> keys.run());
    Button done = new Button(texts.get("welcome.close"));
    done.getStyleClass().add("small");
    done.setOnAction(event -> close.run());
    getChildren().addAll(all, done);
  }

  private static HBox step(String number, String text, String key) {
    return Gaps.row(7, Glyphs.label(number, "welcome-number"), Glyphs.label(text), Glyphs.key(key));
  }
}
