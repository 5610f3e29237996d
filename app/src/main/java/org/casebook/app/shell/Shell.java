package org.casebook.app.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.casebook.app.control.Glyphs;
import org.casebook.app.desk.ReviewDesk;
import org.casebook.app.nav.Fxml;
import org.casebook.app.nav.Navigator;
import org.casebook.app.nav.Screen;
import org.casebook.app.nav.ScreenView;
import org.casebook.app.text.Texts;
import org.casebook.runtime.domain.Citation;

/** The frame: rail, the screen at the front, status line, sheets and notices. */
public final class Shell implements Navigator {
  private final Texts texts;
  private final ReviewDesk reviews;
  private final Fxml view;
  private final Overlays overlays;
  private final Toasts toasts;
  private final Map<Screen, ScreenView> screens = new EnumMap<>(Screen.class);
  private final Map<Screen, ToggleButton> rail = new EnumMap<>(Screen.class);
  private final ToggleGroup railGroup = new ToggleGroup();
  private final Deque<Screen> trail = new ArrayDeque<>();
  private Consumer<String> caseOpener = caseId -> {};
  private BiConsumer<String, Optional<Citation>> clauseOpener = (clause, cited) -> {};
  private Supplier<List<Palette.Place>> places = List::of;

  /** An empty frame. */
  public Shell(Texts texts, ReviewDesk reviews) {
    this.texts = texts;
    this.reviews = reviews;
    this.view = Fxml.load("shell", texts);
    this.overlays = new Overlays(view.get(StackPane.class, "overlay"));
    this.toasts = new Toasts(view.get(Pane.class, "toasts"));
    for (Screen screen : Screen.values()) {
      rail.put(screen, railButton(screen));
    }
    VBox buttons = view.get(VBox.class, "rail");
    buttons.getChildren().addAll(rail.values());
  }

  /** Adds a screen. */
  public void add(Screen screen, ScreenView added) {
    screens.put(screen, added);
  }

  /** Says what opening a case and a clause means. */
  public void openers(Consumer<String> cases, BiConsumer<String, Optional<Citation>> clauses) {
    caseOpener = cases;
    clauseOpener = clauses;
  }

  /** Says where the palette leads; read each time that it opens. */
  void places(Supplier<List<Palette.Place>> reachable) {
    places = reachable;
  }

  /** Puts a node above the screens, such as the welcome. */
  public void top(Node node) {
    view.get(VBox.class, "top").getChildren().setAll(node);
  }

  /** Takes away what stands above the screens. */
  public void clearTop() {
    view.get(VBox.class, "top").getChildren().clear();
  }

  /** The status line. */
  public Pane status() {
    return view.get(Pane.class, "status");
  }

  /** The root of everything. */
  public Parent root() {
    return view.root();
  }

  /**
   * Gives the keyboard of a scene to a shell.
   *
   * @param shell the shell that stands in the scene now; it changes with the language
   */
  public static void attach(Scene scene, Supplier<Shell> shell) {
    new Keyboard(shell).attach(scene);
  }

  Overlays overlays() {
    return overlays;
  }

  Optional<ScreenView> front() {
    return Optional.ofNullable(trail.peek()).map(screens::get);
  }

  /** The screen at the front. */
  public Optional<Screen> current() {
    return Optional.ofNullable(trail.peek());
  }

  @Override
  public void open(Screen screen) {
    ScreenView opened = screens.get(screen);
    if (opened == null) {
      return;
    }
    if (trail.peek() != screen) {
      trail.remove(screen);
      trail.push(screen);
    }
    ToggleButton button = rail.get(screen);
    if (button != null) {
      button.setSelected(true);
    }
    view.get(StackPane.class, "front").getChildren().setAll(opened.root());
    view.get(VBox.class, "top").setVisible(screen == Screen.QUEUE);
    view.get(VBox.class, "top").setManaged(screen == Screen.QUEUE);
    opened.shown();
  }

  @Override
  public void openCase(String caseId) {
    caseOpener.accept(caseId);
    open(Screen.CASE);
  }

  @Override
  public void openClause(String clauseId, Optional<Citation> cited) {
    clauseOpener.accept(clauseId, cited);
    open(Screen.POLICY);
  }

  @Override
  public void back() {
    if (trail.size() > 1) {
      trail.pop();
    }
    open(trail.isEmpty() ? Screen.QUEUE : trail.element());
  }

  @Override
  public void present(Node sheet, Runnable dismissed) {
    overlays.present(sheet, dismissed);
    sheet.requestFocus();
  }

  @Override
  public void dismiss() {
    overlays.dismiss();
    if (overlays.top().isEmpty()) {
      front().ifPresent(screen -> screen.root().requestFocus());
    }
  }

  @Override
  public void notice(Notice notice) {
    toasts.show(notice);
  }

  /** Takes the last review back and says so. */
  public void undo() {
    toasts.clear();
    reviews.undo(
        review -> notice(Notice.plain("accent", texts.get("undo.done", review.caseId()))),
        e -> notice(Notice.plain("danger", String.valueOf(e.getMessage()))));
  }

  /** Shows every key. */
  public void showCheatSheet() {
    if (overlays.top().isEmpty()) {
      present(new CheatSheet(texts), () -> {});
    }
  }

  /** Shows the palette. */
  public void showPalette() {
    if (overlays.top().isEmpty()) {
      Palette palette = new Palette(texts, places.get(), this::dismiss);
      present(palette, () -> {});
      palette.focus();
    }
  }

  private ToggleButton railButton(Screen screen) {
    ToggleButton button = new ToggleButton(texts.get("screen." + screen.key()));
    button.setGraphic(Glyphs.icon(screen.icon()));
    button.setContentDisplay(ContentDisplay.TOP);
    button.getStyleClass().setAll("rail-button");
    button.setId("rail-" + screen.key());
    button.setToggleGroup(railGroup);
    button.setFocusTraversable(false);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(
        event -> {
          button.setSelected(true);
          open(screen);
        });
    return button;
  }

  /** A line of the status bar. */
  static Label statusLabel(String icon, String text) {
    Label label = Glyphs.label(text, "status-text");
    label.setGraphic(Glyphs.icon(icon));
    return label;
  }
}
