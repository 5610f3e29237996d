package org.casebook.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.casebook.app.casefile.CaseScreen;
import org.casebook.app.casefile.CaseViewModel;
import org.casebook.app.casefile.Deciding;
import org.casebook.app.catalogue.CatalogueScreen;
import org.casebook.app.catalogue.CatalogueViewModel;
import org.casebook.app.desk.Preferences;
import org.casebook.app.desk.ReviewDesk;
import org.casebook.app.desk.Worklist;
import org.casebook.app.fx.FxDoor;
import org.casebook.app.lab.LabScreen;
import org.casebook.app.lab.LabViewModel;
import org.casebook.app.lab.Publishing;
import org.casebook.app.nav.Navigator.Notice;
import org.casebook.app.nav.Screen;
import org.casebook.app.policy.PolicyScreen;
import org.casebook.app.policy.PolicyViewModel;
import org.casebook.app.queue.QueueScreen;
import org.casebook.app.queue.QueueViewModel;
import org.casebook.app.settings.SettingsScreen;
import org.casebook.app.shell.Shell;
import org.casebook.app.shell.StatusLine;
import org.casebook.app.shell.Welcome;
import org.casebook.app.start.ModelFetch;
import org.casebook.app.text.Texts;
import org.casebook.runtime.AgentRuntime;

/** The one place where the desktop is put together. */
final class Wiring implements AutoCloseable {
  /** How long an edit waits for the next key. */
  private static final Duration LAB_PAUSE = Duration.ofMillis(80);

  private final Shell shell;
  private final QueueViewModel queue;
  private final CaseViewModel caseFile;
  private final ReviewDesk reviews;
  private final Texts texts;
  private final CatalogueViewModel catalogue;
  private final LabViewModel lab;

  /**
   * Puts a desktop together; on the FX thread.
   *
   * @param themed told when the dark theme is turned on or off
   * @param spoken told when another language is chosen
   */
  Wiring(
      AgentRuntime runtime,
      Preferences preferences,
      Texts texts,
      FxDoor door,
      InstantSource clock,
      Consumer<Boolean> themed,
      Consumer<Locale> spoken) {
    Worklist worklist = new Worklist();
    reviews = new ReviewDesk(runtime, door, preferences::reviewer);
    shell = new Shell(texts, reviews);
    queue = new QueueViewModel(runtime, door, worklist);
    caseFile = new CaseViewModel(runtime, door);
    PolicyViewModel policy = new PolicyViewModel(runtime, door);
    Deciding deciding = new Deciding(runtime, door, reviews, shell, texts, shell::undo);
    QueueScreen queueScreen = new QueueScreen(queue, shell, texts, clock);
    shell.add(Screen.QUEUE, queueScreen);
    shell.add(
        Screen.CASE,
        new CaseScreen(caseFile, deciding, shell, worklist, texts, clock, shell::undo));
    shell.add(Screen.POLICY, new PolicyScreen(policy, shell, texts));
    StatusLine status = new StatusLine(shell, texts);
    Runnable refreshStatus = () -> status.fill(runtime, door, preferences::reviewer);
    lab =
        new LabViewModel(
            runtime::policyLab,
            door,
            Executors.newSingleThreadScheduledExecutor(Wiring::labThread),
            LAB_PAUSE);
    Publishing publishing =
        new Publishing(
            () -> runtime.policyLab().revisions(), door, preferences::reviewer, runtime::shadow);
    publishing.historyProperty().addListener(observable -> refreshStatus.run());
    shell.add(Screen.LAB, new LabScreen(lab, publishing, shell, texts));
    catalogue = new CatalogueViewModel(runtime, door, refreshStatus);
    shell.add(Screen.CATALOGUE, new CatalogueScreen(catalogue, shell, door, texts));
    shell.add(
        Screen.SETTINGS, new SettingsScreen(runtime, door, preferences, texts, themed, spoken));
    shell.openers(
        id -> {
          caseFile.open(id);
          queueScreen.select(id);
        },
        policy::open);
    status.reach(queue);
    refreshStatus.run();
    this.texts = texts;
    if (!preferences.welcomed()) {
      shell.top(
          new Welcome(
              texts,
              shell::showCheatSheet,
              () -> {
                preferences.welcomed(true);
                shell.clearTop();
              }));
    }
    shell.open(Screen.QUEUE);
  }

  Shell shell() {
    return shell;
  }

  QueueViewModel queue() {
    return queue;
  }

  CatalogueViewModel catalogue() {
    return catalogue;
  }

  LabViewModel lab() {
    return lab;
  }

  CaseViewModel caseFile() {
    return caseFile;
  }

  /** Looks at the models and counts the tools again, and says how fetching models ended. */
  void modelsArrived(ModelFetch fetch) {
    catalogue.refresh();
    switch (fetch.stateProperty().get()) {
      case DONE -> shell.notice(Notice.plain("success", texts.get("start.arrived")));
      case FAILED -> shell.notice(Notice.plain("warning", String.join("\n", fetch.problems())));
      default -> {}
    }
  }

  /** The review that can be undone, for whoever drives the desktop. */
  Optional<String> lastReview() {
    return reviews.lastProperty().get().map(review -> review.id());
  }

  private static Thread labThread(Runnable work) {
    Thread thread = new Thread(work, "lab-live");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    lab.close();
    queue.close();
    caseFile.close();
    catalogue.close();
  }
}
