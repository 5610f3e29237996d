package org.casebook.app.control;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.view.CaseStatus;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons, pills and key hints: the small parts that must look the same on every screen. */
public final class Glyphs {
  /** The style class of text with Arabic letters. */
  static final String ARABIC = "arabic-script";

  private Glyphs() {}

  /** An icon. */
  public static FontIcon icon(String literal, String... styleClasses) {
    FontIcon icon = new FontIcon(literal);
    icon.getStyleClass().addAll(styleClasses);
    return icon;
  }

  /** The icon of an action. */
  public static String icon(Action action) {
    return switch (action) {
      case ALLOW -> "mdi2c-check-circle-outline";
      case LABEL -> "mdi2t-tag-outline";
      case RESTRICT -> "mdi2e-eye-off-outline";
      case REMOVE -> "mdi2m-minus-circle-outline";
      case ESCALATE -> "mdi2a-account-alert-outline";
    };
  }

  /** The icon of a modality. */
  public static String icon(ItemKind kind) {
    return switch (kind) {
      case TEXT -> "mdi2f-format-text";
      case IMAGE -> "mdi2i-image-outline";
      case VIDEO -> "mdi2v-video-outline";
      case AUDIO -> "mdi2w-waveform";
    };
  }

  /** The icon of where a case stands. */
  public static String icon(CaseStatus status) {
    return switch (status) {
      case NEW -> "mdi2c-circle-outline";
      case RUNNING -> "mdi2p-progress-clock";
      case PROPOSED -> "mdi2l-lightbulb-on-outline";
      case STOPPED -> "mdi2a-alert-octagon-outline";
      case CONFIRMED -> "mdi2c-check-bold";
      case OVERRIDDEN -> "mdi2s-swap-horizontal-bold";
      case ESCALATED -> "mdi2a-account-alert-outline";
    };
  }

  /** A small coloured label. */
  public static Label pill(String text, String... styleClasses) {
    Label pill = new Label(text);
    pill.getStyleClass().add("pill");
    pill.getStyleClass().addAll(styleClasses);
    pill.setMinWidth(Region.USE_PREF_SIZE);
    return pill;
  }

  /** The pill of an action. */
  public static Label pill(Action action, String name) {
    Label pill = pill(name, "action-pill", "action-" + action.key());
    pill.setGraphic(icon(icon(action)));
    return pill;
  }

  /** A key as printed on a button. */
  public static Label key(String keys) {
    Label hint = new Label(keys);
    hint.getStyleClass().add("key-hint");
    hint.setMinWidth(Region.USE_PREF_SIZE);
    hint.setAlignment(Pos.CENTER);
    return hint;
  }

  /** A label with style classes. */
  public static Label label(String text, String... styleClasses) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    if (arabic(text)) {
      label.getStyleClass().add(ARABIC);
    }
    return label;
  }

  /**
   * Whether a text has Arabic letters. It is then set in the bundled font for them: a system font
   * that lacks some of them would have words pieced together from two fonts, in the wrong order.
   */
  static boolean arabic(String text) {
    return text.codePoints()
        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC);
  }

  /** A label that breaks its lines. */
  public static Label wrapped(String text, String... styleClasses) {
    Label label = label(text, styleClasses);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  /** A tooltip that comes soon, breaks its lines and stays while one reads. */
  public static Tooltip tooltip(String text) {
    Tooltip tooltip = new Tooltip(text);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(420);
    tooltip.setShowDelay(Duration.millis(250));
    tooltip.setShowDuration(Duration.INDEFINITE);
    return tooltip;
  }
}
