package org.casebook.app;

import static org.casebook.runtime.domain.Action.REMOVE;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.casebook.app.control.ProtectedImage;
import org.casebook.app.lab.LabViewModel;
import org.casebook.app.nav.Screen;
import org.casebook.app.queue.QueueViewModel;
import org.casebook.app.shell.Shell;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.policy.PolicyText;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.CaseStatus;
import org.casebook.runtime.view.QueueRow;
import org.casebook.runtime.view.RunTrace;

/** The way through the desktop: every screen, and the states that matter. */
final class TourScript {
  private static final int CASES = 40;

  private final Desktop desktop;
  private final Stagehand hand;
  private final AgentRuntime runtime;
  private final Runnable openCases;

  /**
   * A script.
   *
   * @param openCases opens the cases to show in an empty workspace
   */
  TourScript(Desktop desktop, Stagehand hand, AgentRuntime runtime, Runnable openCases) {
    this.desktop = desktop;
    this.hand = hand;
    this.runtime = runtime;
    this.openCases = openCases;
  }

  void play() {
    queue();
    textCase();
    imageCase();
    recordings();
    disguised();
    otherScripts();
    lab();
    frame();
  }

  private void queue() {
    hand.await("the queue to load", () -> !rows().isEmpty() || queueModel().ready());
    if (runtime.queue().isEmpty()) {
      hand.picture("queue-empty");
      openCases.run();
    }
    hand.await("the samples", () -> !rows().isEmpty());
    hand.picture("queue-new");
    hand.act(() -> press(KeyCode.R, "R", true));
    hand.await(
        "the first decisions", () -> count(CaseStatus.PROPOSED) >= Math.min(6, rows().size()));
    hand.picture("queue-running");
    hand.await(
        "more decisions",
        () -> count(CaseStatus.PROPOSED) >= Math.min(CASES, rows().size()) || queueModel().idle());
    hand.act(() -> desktop.wiring().queue().stopRunning());
    hand.await("the runs to end", () -> queueModel().idle());
    hand.picture("queue");
  }

  private void textCase() {
    Optional<String> text =
        find(
            file ->
                file.content().items().get(0).kind() == ItemKind.TEXT
                    && cited(file, REMOVE)
                    && file.lastRun().map(run -> run.evidence().size() >= 2).orElse(false));
    if (text.isEmpty()) {
      return;
    }
    open(text.get());
    hand.picture("case");
    hand.act(() -> scroll("#verdict", 0.5));
    hand.picture("case-waterfall");
    hand.act(() -> scroll("#verdict", 1));
    hand.picture("case-rationale");
    hand.act(() -> scroll("#verdict", 0));
    evidence()
        .ifPresent(
            id -> {
              hand.act(() -> desktop.wiring().caseFile().choose(id));
              hand.picture("case-evidence");
              hand.act(() -> desktop.wiring().caseFile().choose(id));
            });
    hand.act(() -> press(KeyCode.P, "p", false));
    hand.picture("policy-clause");
    hand.act(() -> shell().back());
    hand.act(() -> press(KeyCode.DIGIT1, "1", false));
    hand.act(() -> press(KeyCode.DIGIT1, "1", false));
    hand.picture("override");
    hand.act(() -> press(KeyCode.ENTER, "", false));
    hand.await("the review", () -> desktop.wiring().lastReview().isPresent());
    hand.await(
        "the case to be settled", () -> shown().map(f -> f.status().reviewed()).orElse(false));
    hand.picture("case-overridden");
    hand.act(() -> shell().undo());
    hand.await(
        "the case to be open again", () -> shown().map(f -> !f.status().reviewed()).orElse(false));
    hand.await("the notice to go", () -> desktop.scene().getRoot().lookupAll(".toast").isEmpty());
  }

  private void imageCase() {
    Optional<QueueRow> image =
        runtime.queue().stream()
            .filter(row -> row.kinds().contains(ItemKind.IMAGE))
            .max(
                Comparator.comparing((QueueRow row) -> row.action().equals(Optional.of(REMOVE)))
                    .thenComparing(row -> row.language().equals("eng")));
    if (image.isEmpty()) {
      return;
    }
    open(image.get().caseId());
    int runs = shown().map(file -> file.runs().size()).orElse(0);
    hand.act(() -> press(KeyCode.R, "R", true));
    hand.await("a run to start", () -> shown().map(f -> f.runs().size() > runs).orElse(false));
    hand.picture("case-running");
    hand.await(
        "the run to end", () -> shown().map(f -> f.status() != CaseStatus.RUNNING).orElse(false));
    hand.picture("case-image-hidden");
    reveal();
    hand.picture("case-image-revealed");
    hand.act(() -> press(KeyCode.G, "g", false));
    hand.picture("case-image-grey");
    hand.act(() -> press(KeyCode.G, "g", false));
    hand.act(() -> press(KeyCode.B, "b", false));
  }

  private void reveal() {
    hand.act(() -> press(KeyCode.SPACE, " ", false));
    hand.await(
        "the image",
        () ->
            desktop.scene().getRoot().lookupAll(".protected-image").stream()
                .filter(ProtectedImage.class::isInstance)
                .allMatch(image -> ((ProtectedImage) image).ready()));
  }

  /** Every audio and video case among those shown: hidden, at each piece of evidence, revealed. */
  private void recordings() {
    for (QueueRow row : runtime.queue()) {
      if (row.kinds().contains(ItemKind.AUDIO) || row.kinds().contains(ItemKind.VIDEO)) {
        open(row.caseId());
        hand.await("the sound", () -> !desktop.scene().getRoot().lookupAll(".timeline").isEmpty());
        hand.picture("recording-" + row.caseId());
        hand.act(() -> press(KeyCode.PERIOD, ".", false));
        hand.act(() -> press(KeyCode.PERIOD, ".", false));
        reveal();
        hand.picture("recording-" + row.caseId() + "-evidence");
        hand.act(() -> press(KeyCode.B, "b", false));
      }
    }
  }

  private void disguised() {
    find(TourScript::disguised)
        .ifPresent(
            id -> {
              open(id);
              hand.picture("case-disguised");
            });
  }

  private static boolean disguised(CaseFile file) {
    return file.lastRun().stream()
        .flatMap(run -> run.evidence().stream())
        .anyMatch(evidence -> evidence.signal().equals("text.obfuscated"));
  }

  private void otherScripts() {
    for (String language : List.of("arb", "heb", "pes", "urd", "hin", "cmn")) {
      Optional<QueueRow> row =
          runtime.queue().stream()
              .filter(r -> r.language().equals(language) && r.action().isPresent())
              .findFirst();
      if (row.isPresent()) {
        open(row.get().caseId());
        hand.picture("case-" + language);
      }
    }
  }

  /** A rule before and after a change, and every other view of its effect. */
  private void lab() {
    hand.act(() -> shell().open(Screen.LAB));
    LabViewModel lab = desktop.wiring().lab();
    hand.await("the lab", () -> lab.comparisonProperty().get().isPresent());
    String file = PolicyText.clauseFile("SP2.a");
    hand.act(() -> lab.openProperty().set(file));
    hand.picture("lab-before");
    hand.act(() -> lab.edit(lab.draftProperty().get().file(file).replace("remove", "restrict")));
    hand.await("the flips", () -> !lab.busyProperty().get());
    hand.picture("lab-after");
    if (desktop.scene().lookup("#effects") instanceof TabPane effects) {
      for (Tab tab : effects.getTabs().subList(1, effects.getTabs().size())) {
        hand.act(() -> effects.getSelectionModel().select(tab));
        hand.picture("lab-" + tab.getId());
      }
      hand.act(() -> effects.getSelectionModel().select(0));
    }
    hand.act(lab::discard);
  }

  private void frame() {
    hand.act(() -> shell().open(Screen.CATALOGUE));
    hand.await("the catalogue", () -> desktop.wiring().catalogue().loaded());
    hand.picture("catalogue");
    hand.act(() -> shell().open(Screen.SETTINGS));
    hand.picture("settings");
    hand.act(() -> shell().open(Screen.QUEUE));
    hand.act(() -> shell().showCheatSheet());
    hand.picture("cheat-sheet");
    hand.act(() -> shell().dismiss());
    hand.act(() -> shell().showPalette());
    hand.picture("palette");
    hand.act(() -> shell().dismiss());
    hand.act(() -> desktop.wiring().queue().search("no case has these words"));
    hand.picture("queue-no-match");
    hand.act(() -> desktop.wiring().queue().search(""));
  }

  private void open(String caseId) {
    hand.act(() -> shell().openCase(caseId));
    hand.await(
        "the case file " + caseId,
        () -> shown().map(file -> file.content().id().equals(caseId)).orElse(false));
  }

  private Optional<String> find(Predicate<CaseFile> wanted) {
    return runtime.queue().stream()
        .filter(row -> row.action().isPresent())
        .sorted(Comparator.comparing(row -> !row.language().equals("eng")))
        .map(QueueRow::caseId)
        .filter(id -> runtime.caseFile(id).filter(wanted).isPresent())
        .findFirst();
  }

  private static boolean cited(CaseFile file, Action action) {
    return file.lastRun()
        .flatMap(RunTrace::decision)
        .filter(decision -> decision.action() == action && !decision.citations().isEmpty())
        .isPresent();
  }

  private Optional<String> evidence() {
    return Stagehand.ask(
        () ->
            desktop.wiring().caseFile().fileProperty().get().flatMap(CaseFile::lastRun).stream()
                .flatMap(run -> run.evidence().stream())
                .filter(evidence -> evidence.weights().values().stream().anyMatch(w -> w > 0))
                .map(evidence -> evidence.id())
                .findFirst());
  }

  private void scroll(String pane, double place) {
    if (desktop.scene().lookup(pane) instanceof ScrollPane scroll) {
      scroll.setVvalue(place);
    }
  }

  private void press(KeyCode code, String text, boolean shift) {
    KeyEvent event =
        new KeyEvent(KeyEvent.KEY_PRESSED, text, text, code, shift, false, false, false);
    javafx.event.Event.fireEvent(desktop.scene().getRoot(), event);
  }

  private Optional<CaseFile> shown() {
    return desktop.wiring().caseFile().fileProperty().get();
  }

  private Shell shell() {
    return desktop.wiring().shell();
  }

  private QueueViewModel queueModel() {
    return desktop.wiring().queue();
  }

  private List<QueueRow> rows() {
    return queueModel().cases();
  }

  private long count(CaseStatus status) {
    return rows().stream().filter(row -> row.status() == status).count();
  }
}
