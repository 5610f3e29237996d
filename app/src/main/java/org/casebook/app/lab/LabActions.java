package org.casebook.app.lab;

import java.util.Optional;
import org.casebook.app.nav.Navigator;
import org.casebook.app.nav.Navigator.Notice;
import org.casebook.app.text.Texts;
import org.casebook.runtime.backtest.BacktestReport;
import org.casebook.runtime.lab.Comparison;
import org.casebook.runtime.log.Event.PolicyStaged;
import org.casebook.runtime.policy.PolicyText;

/** Publishing, rolling back, comparing: what asks first and says afterwards that it is done. */
final class LabActions implements VersionsPane.Actions {
  private final LabViewModel model;
  private final Publishing publishing;
  private final Navigator navigator;
  private final Texts texts;

  LabActions(LabViewModel model, Publishing publishing, Navigator navigator, Texts texts) {
    this.model = model;
    this.publishing = publishing;
    this.navigator = navigator;
    this.texts = texts;
  }

  /** Writes the draft into the log. */
  void save() {
    model.keep();
    publishing.save(
        model.draftProperty().get(),
        event -> say("success", texts.get("lab.kept.notice")),
        this::failed);
  }

  /** Asks for a note, then publishes or shadows the draft. */
  void publish() {
    Optional<Comparison> answer = model.comparisonProperty().get();
    if (model.busyProperty().get() || answer.flatMap(Comparison::report).isEmpty()) {
      say("warning", texts.get("lab.publish.not.yet"));
      return;
    }
    BacktestReport report = answer.flatMap(Comparison::report).get();
    String published = model.publishedVersion();
    PolicyText draft = Publishing.numbered(model.draftProperty().get(), published);
    ask(
        texts.get("lab.publish.title", draft.version()),
        texts.get("lab.publish.effect", published, report.changed(), answer.get().samples()),
        true,
        (shadow, note) -> {
          navigator.dismiss();
          if (shadow) {
            publishing.shadow(
                draft, note, e -> say("success", texts.get("lab.shadowed")), this::failed);
          } else {
            publishing.publish(draft, note, e -> published(draft), this::failed);
          }
        });
  }

  /** Makes samples for the open clause; they join those that are loaded. */
  void makeSamples() {
    Optional<String> clause = PolicyText.clauseOf(model.openProperty().get());
    if (clause.isEmpty()) {
      say("warning", texts.get("lab.make.choose"));
      return;
    }
    model.makeSamples(
        clause.get(),
        made ->
            say(
                made.samples().isEmpty() ? "warning" : "success",
                made.samples().isEmpty()
                    ? texts.get("lab.make.none", made.clause(), made.lacking())
                    : texts.get("lab.made", made.samples().size(), made.clause())),
        this::failed);
  }

  private void published(PolicyText text) {
    model.published(text);
    say("success", texts.get("lab.published", text.version()));
  }

  @Override
  public void rollBack(Optional<PolicyStaged> version) {
    String name = version.map(v -> v.policy().version()).orElse(texts.get("lab.bundled"));
    ask(
        texts.get("lab.roll.title", name),
        texts.get("lab.roll.effect"),
        false,
        (shadow, note) -> {
          navigator.dismiss();
          publishing.rollBack(
              version,
              note,
              e -> {
                model.reload();
                say("success", texts.get("lab.rolled.back", name));
              },
              this::failed);
        });
  }

  @Override
  public void compare(Optional<PolicyStaged> version) {
    if (version.isEmpty()) {
      model.compareWithBundled();
    } else {
      publishing.text(version.get(), model::against, this::failed);
    }
  }

  @Override
  public void edit(Optional<PolicyStaged> version) {
    if (version.isEmpty()) {
      model.editBundled();
    } else {
      publishing.text(version.get(), model::change, this::failed);
    }
  }

  private void ask(
      String title,
      String effect,
      boolean shadow,
      java.util.function.BiConsumer<Boolean, String> act) {
    PublishSheet sheet = new PublishSheet(title, effect, shadow, texts, act, navigator::dismiss);
    navigator.present(sheet, () -> {});
    sheet.focusNote();
  }

  private void failed(RuntimeException e) {
    say("danger", String.valueOf(e.getMessage()));
  }

  private void say(String kind, String text) {
    navigator.notice(Notice.plain(kind, text));
  }
}
