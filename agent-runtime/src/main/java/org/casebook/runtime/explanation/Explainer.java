package org.casebook.runtime.explanation;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.fusion.Adjudicator;
import org.casebook.runtime.fusion.EvidenceFusion;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.view.CaseFile;
import org.casebook.runtime.view.RunTrace;

/**
 * Explains recorded runs. Calls no tool and no model; takes some milliseconds to a second, as the
 * search for what would turn the outcome judges the case many times.
 */
public final class Explainer {
  private final EvidenceFusion fusion;
  private final List<Policy> policies;

  /**
   * An explainer.
   *
   * @param policies every version of the policy that a run may have been judged by
   */
  public Explainer(EvidenceFusion fusion, List<Policy> policies) {
    this.fusion = fusion;
    this.policies = List.copyOf(policies);
  }

  /**
   * Explains a run in a language.
   *
   * @param decided the day (UTC) of the decision that holds
   * @param signalName what a signal is called
   * @throws CasebookException when the run has not decided, or its policy is not at hand
   */
  public Explanation explain(
      CaseFile file,
      RunTrace run,
      LocalDate decided,
      Locale locale,
      UnaryOperator<String> signalName) {
    Wording wording = Wording.in(locale, signalName);
    Adjudicator adjudicator = adjudicator(run);
    Judgement as = Judgement.of(file.content(), run, fusion, adjudicator);
    Optional<Counterfactual> turned = new Counterfactuals(fusion, adjudicator).nearest(as);
    return new Explanation(
        wording.locale().toLanguageTag(),
        Account.of(as, adjudicator.policy(), fusion.settings(), wording),
        turned,
        new Otherwise(as, adjudicator.policy(), wording).sentence(turned),
        new StatementWriter(file, run, as, adjudicator.policy(), wording, decided).write(),
        as.decision().equals(decision(run)));
  }

  /**
   * What somebody would say was decided who reads the account of a run with the names of clauses
   * and actions masked.
   */
  public Rederivation.Outcome rederive(CaseFile file, RunTrace run, Locale locale) {
    Wording wording = Wording.in(locale, UnaryOperator.identity());
    Adjudicator adjudicator = adjudicator(run);
    Judgement as = Judgement.of(file.content(), run, fusion, adjudicator);
    List<Sentence> account = Account.of(as, adjudicator.policy(), fusion.settings(), wording);
    return new Rederivation(wording)
        .of(Rederivation.masked(account, adjudicator.policy(), wording));
  }

  private Adjudicator adjudicator(RunTrace run) {
    return policies.stream()
        .filter(policy -> policy.sha256().equals(run.started().policy().sha256()))
        .findFirst()
        .map(policy -> new Adjudicator(policy, fusion.settings(), decision(run).unscored()))
        .orElseThrow(
            () ->
                new CasebookException(
                    "run "
                        + run.started().run()
                        + " was judged by "
                        + run.started().policy().id()
                        + " "
                        + run.started().policy().version()
                        + ", which is not at hand; run the case again to explain it"));
  }

  private static Decision decision(RunTrace run) {
    return run.decision()
        .orElseThrow(
            () ->
                new CasebookException(
                    "run " + run.started().run() + " has not decided; wait, or run it again"));
  }
}
