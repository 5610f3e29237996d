package org.casebook.app.settings;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.desk.Preferences;
import org.casebook.app.fx.FxDoor;
import org.casebook.app.nav.Fxml;
import org.casebook.app.nav.ScreenView;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.log.Event.UnavailableTool;

/** Preferences of this desk, and what the agent can not use here. */
public final class SettingsScreen implements ScreenView {
  private final AgentRuntime runtime;
  private final FxDoor door;
  private final Preferences preferences;
  private final Texts texts;
  private final Words words;
  private final Fxml view;

  /**
   * Builds the screen.
   *
   * @param themed told when the dark theme is turned on or off
   * @param spoken told when another language is chosen
   */
  @SuppressWarnings("unchecked")
  public SettingsScreen(
      AgentRuntime runtime,
      FxDoor door,
      Preferences preferences,
      Texts texts,
      Consumer<Boolean> themed,
      Consumer<Locale> spoken) {
    this.runtime = runtime;
    this.door = door;
    this.preferences = preferences;
    this.texts = texts;
    this.words = new Words(texts);
    this.view = Fxml.load("settings", texts);
    view.get(ToggleButton.class, "light").setSelected(!preferences.dark());
    view.get(ToggleButton.class, "dark").setSelected(preferences.dark());
    view.get(ToggleButton.class, "light").setOnAction(event -> theme(false, themed));
    view.get(ToggleButton.class, "dark").setOnAction(event -> theme(true, themed));
    ComboBox<Locale> language = (ComboBox<Locale>) view.get(ComboBox.class, "language");
    language.getItems().setAll(Texts.LANGUAGES);
    language.setConverter(names());
    language.setValue(
        Texts.LANGUAGES.stream()
            .filter(known -> known.getLanguage().equals(texts.locale().getLanguage()))
            .findFirst()
            .orElse(Texts.LANGUAGES.get(0)));
    language.setOnAction(
        event -> {
          preferences.language(language.getValue());
          spoken.accept(language.getValue());
        });
    TextField reviewer = view.get(TextField.class, "reviewer");
    reviewer.setText(preferences.reviewer());
    reviewer.textProperty().addListener((o, was, is) -> preferences.reviewer(is));
    view.get(Label.class, "home").setText(preferences.home().toString());
  }

  @Override
  public Parent root() {
    return view.root();
  }

  @Override
  public void shown() {
    root().requestFocus();
    door.load(
        () -> new State(runtime.unavailable(), runtime.planners()),
        this::show,
        e -> tools().getChildren().setAll(Glyphs.wrapped(String.valueOf(e.getMessage()))));
  }

  @Override
  public boolean pressed(KeyEvent event) {
    return false;
  }

  private void show(State state) {
    VBox tools = tools();
    tools.getChildren().clear();
    if (state.unavailable().isEmpty()) {
      Label fine = Glyphs.label(texts.get("settings.tools.all"));
      fine.setGraphic(Glyphs.icon("mdi2c-check-circle-outline", "success-icon"));
      tools.getChildren().add(fine);
    }
    for (UnavailableTool tool : state.unavailable()) {
      TextField remedy = new TextField(tool.remedy());
      remedy.setEditable(false);
      remedy.getStyleClass().add("raw-field");
      HBox.setHgrow(remedy, javafx.scene.layout.Priority.ALWAYS);
      VBox entry =
          Gaps.column(
              4,
              Glyphs.label(words.tool(tool.tool()), "strong"),
              Glyphs.wrapped(tool.reason(), "muted"),
              new HBox(remedy));
      HBox.setHgrow(entry, javafx.scene.layout.Priority.ALWAYS);
      HBox row = new HBox(10, Glyphs.icon("mdi2a-alert-circle-outline", "warning-icon"), entry);
      row.getStyleClass().add("tool-row");
      tools.getChildren().add(row);
    }
    HBox planners = view.get(HBox.class, "planners");
    planners.getChildren().clear();
    state
        .planners()
        .forEach(
            planner ->
                planners
                    .getChildren()
                    .add(
                        Glyphs.pill(
                            words.planner(planner),
                            planners.getChildren().isEmpty() ? "tone-accent" : "tone-neutral")));
  }

  private VBox tools() {
    return view.get(VBox.class, "tools");
  }

  private void theme(boolean dark, Consumer<Boolean> themed) {
    view.get(ToggleButton.class, "light").setSelected(!dark);
    view.get(ToggleButton.class, "dark").setSelected(dark);
    preferences.dark(dark);
    themed.accept(dark);
  }

  private static StringConverter<Locale> names() {
    return new StringConverter<>() {
      @Override
      public String toString(Locale locale) {
        return locale == null ? "" : locale.getDisplayLanguage(locale);
      }

      @Override
      public Locale fromString(String text) {
        throw new UnsupportedOperationException("languages are chosen, not typed");
      }
    };
  }

  private record State(List<UnavailableTool> unavailable, List<String> planners) {}
}
