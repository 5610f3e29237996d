package org.casebook.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.casebook.app.control.Gaps;
import org.casebook.app.control.Glyphs;
import org.casebook.app.fx.FxDoor;
import org.casebook.app.nav.Screen;
import org.casebook.app.queue.QueueViewModel;
import org.casebook.app.text.Texts;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.policy.Policy;

/** Fills the status line, and tells the palette where one can go. */
public final class StatusLine {
  private final Shell shell;
  private final Texts texts;
  private Optional<Policy> policy = Optional.empty();

  /** A status line in a shell. */
  public StatusLine(Shell shell, Texts texts) {
    this.shell = shell;
    this.texts = texts;
  }

  /** Shows what decides here: policy, tools, whose desk. */
  public void fill(AgentRuntime runtime, FxDoor door, Supplier<String> reviewer) {
    door.load(
        () -> new Facts(runtime.policy(), runtime.unavailable().size(), runtime.provider()),
        facts -> show(facts, reviewer.get()),
        e -> shell.status().getChildren().setAll(problem(e)));
  }

  private void show(Facts facts, String reviewer) {
    policy = Optional.of(facts.policy());
    Button tools =
        new Button(texts.get("status.tools", facts.unavailable()), Glyphs.icon("mdi2t-tools"));
    tools.getStyleClass().addAll("status-button", facts.unavailable() > 0 ? "warn" : "fine");
    tools.setFocusTraversable(false);
    tools.setOnAction(event -> shell.open(Screen.SETTINGS));
    Button help = new Button(texts.get("status.help"), Glyphs.key("?"));
    help.getStyleClass().add("status-button");
    help.setFocusTraversable(false);
    help.setOnAction(event -> shell.showCheatSheet());
    Button jump = new Button(texts.get("status.jump"), Glyphs.key("Ctrl+K"));
    jump.getStyleClass().add("status-button");
    jump.setFocusTraversable(false);
    jump.setOnAction(event -> shell.showPalette());
    shell
        .status()
        .getChildren()
        .setAll(
            Shell.statusLabel(
                "mdi2b-book-open-variant", facts.policy().title() + " " + facts.policy().version()),
            tools,
            provider(facts.provider()),
            Shell.statusLabel("mdi2l-lan-disconnect", texts.get("status.offline")),
            Gaps.spring(),
            Shell.statusLabel("mdi2a-account-outline", reviewer),
            jump,
            help);
  }

  /** What runs the models; the reason why it is nothing faster shows when pointed at. */
  private Label provider(AgentRuntime.Provider provider) {
    Label label = Shell.statusLabel("mdi2c-chip", texts.get("status.provider", provider.name()));
    if (!provider.reason().isEmpty()) {
      label.setTooltip(new Tooltip(provider.reason()));
    }
    return label;
  }

  private static Label problem(RuntimeException e) {
    return Shell.statusLabel("mdi2a-alert-circle-outline", String.valueOf(e.getMessage()));
  }

  /** Lets the palette reach every screen, case and clause. */
  public void reach(QueueViewModel queue) {
    shell.places(
        () -> {
          List<Palette.Place> places = new ArrayList<>();
          queue
              .cases()
              .forEach(
                  row ->
                      places.add(
                          new Palette.Place(
                              "mdi2f-file-document-outline",
                              row.caseId(),
                              row.excerpt(),
                              () -> shell.openCase(row.caseId()))));
          for (Screen screen : Screen.values()) {
            places.add(
                new Palette.Place(
                    screen.icon(),
                    texts.get("screen." + screen.key()),
                    "",
                    () -> shell.open(screen)));
          }
          policy.stream()
              .flatMap(held -> held.clauses().values().stream())
              .forEach(
                  clause ->
                      places.add(
                          new Palette.Place(
                              "mdi2g-gavel",
                              clause.id(),
                              clause.title(),
                              () -> shell.openClause(clause.id(), Optional.empty()))));
          return places;
        });
  }

  private record Facts(Policy policy, int unavailable, AgentRuntime.Provider provider) {}
}
