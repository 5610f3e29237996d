package org.casebook.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** Light or dark: the base theme, and our own sheets on top of it. */
final class Appearance {
  private Appearance() {}

  /** Dresses a scene; may be called again to change clothes. */
  static void apply(Scene scene, boolean dark) {
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene.getStylesheets().setAll(sheet(dark ? "dark" : "light"), sheet("casebook"));
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(
            Appearance.class.getResource("/org/casebook/ui/css/" + name + ".css"),
            "no style sheet " + name)
        .toExternalForm();
  }
}
