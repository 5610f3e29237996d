package org.casebook.app.nav;

import java.util.Locale;

/** One constant per screen, in the order of the rail. */
public enum Screen {
  QUEUE("mdi2t-tray-full"),
  CASE("mdi2f-file-document-outline"),
  POLICY("mdi2b-book-open-variant"),
  LAB("mdi2f-flask-outline"),
  CATALOGUE("mdi2p-package-variant-closed"),
  SETTINGS("mdi2c-cog-outline");

  private final String icon;

  Screen(String icon) {
    this.icon = icon;
  }

  /** The literal of its icon. */
  public String icon() {
    return icon;
  }

  /** The key of its name in the bundles, and the base name of its FXML. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
