package org.casebook.app.casefile;

import java.util.List;
import java.util.Optional;
import org.casebook.app.desk.ReviewDesk;
import org.casebook.app.desk.ReviewDesk.Ruling;
import org.casebook.app.fx.FxDoor;
import org.casebook.app.nav.Navigator;
import org.casebook.app.nav.Navigator.Notice;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.AgentRuntime;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.domain.Review;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.view.RunTrace;

/** Takes a decision from the choice of an action to the review in the log and the way back. */
public final class Deciding {
  private final ReviewDesk reviews;
  private final Navigator navigator;
  private final Texts texts;
  private final Words words;
  private final Runnable undo;
  private Optional<Policy> policy = Optional.empty();
  private List<String> reasonCodes = List.of();

  /**
   * Reads policy and reason codes in the background.
   *
   * @param undo takes the last review back
   */
  public Deciding(
      AgentRuntime runtime,
      FxDoor door,
      ReviewDesk reviews,
      Navigator navigator,
      Texts texts,
      Runnable undo) {
    this.reviews = reviews;
    this.navigator = navigator;
    this.texts = texts;
    this.words = new Words(texts);
    this.undo = undo;
    door.load(
        () -> new Rules(runtime.policy(), runtime.reasonCodes()),
        rules -> {
          policy = Optional.of(rules.policy());
          reasonCodes = rules.reasonCodes();
        },
        e -> navigator.notice(Notice.plain("danger", String.valueOf(e.getMessage()))));
  }

  Optional<Policy> policy() {
    return policy;
  }

  /** Records that the proposal is right. */
  void confirm(CaseViewModel model, Runnable then) {
    Optional<RunTrace> run = model.run();
    Optional<Action> proposed = model.proposal().map(Decision::action);
    if (run.isPresent() && proposed.isPresent() && policy.isPresent()) {
      record(draft(model, run.get(), proposed.get()).ruling(), then);
    }
  }

  /** Asks for reason and clause, then records another action. */
  void override(CaseViewModel model, Action action, Runnable then) {
    Optional<RunTrace> run = model.run();
    if (run.isEmpty() || policy.isEmpty()) {
      return;
    }
    OverrideSheet sheet =
        new OverrideSheet(
            draft(model, run.get(), action),
            model.proposal().map(Decision::action),
            policy.get(),
            reasonCodes,
            texts,
            draft -> {
              navigator.dismiss();
              record(draft.ruling(), then);
            },
            navigator::dismiss);
    navigator.present(sheet, () -> {});
  }

  private DecisionDraft draft(CaseViewModel model, RunTrace run, Action action) {
    return new DecisionDraft(
        model.caseIdProperty().get(),
        run.started().run(),
        run.decision(),
        action,
        policy.orElseThrow());
  }

  private void record(Ruling ruling, Runnable then) {
    reviews.record(
        ruling,
        review -> {
          navigator.notice(said(review));
          then.run();
        },
        e -> navigator.notice(Notice.plain("danger", String.valueOf(e.getMessage()))));
  }

  private Notice said(Review review) {
    return new Notice(
        "success",
        texts.get(
            "decide.recorded." + review.verdict().key(),
            review.caseId(),
            words.action(review.action())),
        texts.get("undo"),
        undo);
  }

  private record Rules(Policy policy, List<String> reasonCodes) {}
}
