package org.casebook.runtime.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.explanation.Rederivation.Outcome;
import org.casebook.runtime.log.Golden;
import org.casebook.runtime.view.RunTrace;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final LocalDate DAY = LocalDate.of(2026, 9, 16);
  private final Explainer explainer =
      new Explainer(ExplainedCases.FUSION, List.of(ExplainedCases.POLICY));

  private Explanation explain(List<Evidence> evidence, Locale language) {
    RunTrace run = ExplainedCases.run(evidence);
    return explainer.explain(
        ExplainedCases.file(run), run, DAY, language, UnaryOperator.identity());
  }

  @Test
  void readsInEveryLanguage() throws IOException {
    for (Locale language : Wording.LANGUAGES) {
      StringBuilder text = new StringBuilder();
      ExplainedCases.all()
          .forEach(
              (name, evidence) -> {
                Explanation explanation = explain(evidence, language);
                text.append("# ").append(name).append('\n');
                for (Sentence sentence : explanation.account()) {
                  text.append(sentence.text()).append("  ").append(sentence.clauses());
                  text.append(sentence.evidence()).append('\n');
                }
                text.append(explanation.otherwise()).append('\n');
                explanation
                    .statement()
                    .ifPresent(
                        statement ->
                            text.append("## statement\n")
                                .append(String.join("\n", statement.text()))
                                .append('\n')
                                .append(statement.fields())
                                .append('\n'));
              });
      Golden.check("explanation-" + language.getLanguage() + ".txt", text.toString());
    }
  }

  @Test
  void theOutcomeFollowsFromTheMaskedAccount() {
    for (Locale language : Wording.LANGUAGES) {
      ExplainedCases.all()
          .forEach(
              (name, evidence) -> {
                RunTrace run = ExplainedCases.run(evidence);
                assertThat(explainer.rederive(ExplainedCases.file(run), run, language))
                    .as(name + " in " + language)
                    .isEqualTo(Outcome.of(run.decision().orElseThrow()));
              });
    }
  }

  @Test
  void anAccountWithoutItsPremisesGivesTheVerdictAwayToNobody() {
    Wording wording = Wording.in(Locale.ENGLISH, UnaryOperator.identity());
    Judgement as = ExplainedCases.judgement(ExplainedCases.of("violation"));
    List<Sentence> account =
        Account.of(as, ExplainedCases.POLICY, ExplainedCases.SETTINGS, wording).stream()
            .filter(sentence -> sentence.kind() != Sentence.Kind.SHOWN)
            .toList();

    assertThat(
            new Rederivation(wording)
                .of(Rederivation.masked(account, ExplainedCases.POLICY, wording)))
        .isNotEqualTo(Outcome.ACTED_ON);
  }

  @Test
  void allLanguagesHaveTheSameSentencesWithTheSameSlots() {
    Wording english = Wording.in(Locale.ENGLISH, UnaryOperator.identity());
    for (Locale language : Wording.LANGUAGES) {
      Wording wording = Wording.in(language, UnaryOperator.identity());
      assertThat(wording.keys()).isEqualTo(english.keys());
      for (String key : english.keys()) {
        assertThat(slots(wording.template(key)))
            .as(key + " in " + language)
            .isEqualTo(slots(english.template(key)));
      }
    }
  }

  private static Set<String> slots(String template) {
    return Pattern.compile("\\{[a-z]+}")
        .matcher(template)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aCounterfactualTurnsTheOutcomeAndNoPartOfItDoes() {
    Counterfactuals search = new Counterfactuals(ExplainedCases.FUSION, ExplainedCases.ADJUDICATOR);
    for (String name : List.of("violation", "doubt", "excused")) {
      Judgement as = ExplainedCases.judgement(ExplainedCases.of(name));
      Counterfactual found = search.nearest(as).orElseThrow();
      Changes changes = new Changes(ExplainedCases.POLICY, as);

      assertThat(action(as, changes, found.changes())).isEqualTo(found.becomes());
      assertThat(found.becomes()).isNotEqualTo(as.decision().action());
      for (Counterfactual.Change change : found.changes()) {
        List<Counterfactual.Change> without = new ArrayList<>(found.changes());
        without.remove(change);
        assertThat(action(as, changes, without) == Action.ALLOW)
            .as(name)
            .isEqualTo(as.decision().action() == Action.ALLOW);
      }
    }
  }

  private static Action action(Judgement as, Changes changes, List<Counterfactual.Change> applied) {
    return as.with(changes.apply(applied), ExplainedCases.FUSION, ExplainedCases.ADJUDICATOR)
        .decision()
        .action();
  }

  @Test
  void whereNothingTurnsTheOutcomeItSaysSo() {
    Explanation explanation = explain(ExplainedCases.of("allowed"), Locale.ENGLISH);

    assertThat(explanation.counterfactual()).isEmpty();
    assertThat(explanation.otherwise()).startsWith("No small set");
    assertThat(explanation.statement()).isEmpty();
  }

  @Test
  void aStatementIsCompleteWhereTheCaseIs() {
    StatementOfReasons statement =
        explain(ExplainedCases.of("violation"), Locale.ENGLISH).statement().orElseThrow();

    assertThat(statement.missing()).isEmpty();
    assertThat(statement.fields())
        .containsEntry("category", "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH")
        .containsEntry("automated_decision", "AUTOMATED_DECISION_FULLY")
        .containsEntry("application_date", "2026-09-16");
    assertThat(String.valueOf(statement.fields().get("decision_facts"))).doesNotContain("vermin");
  }

  @Test
  void aRunOfAnotherPolicyIsNotExplainedByThisOne() {
    RunTrace run = ExplainedCases.run(ExplainedCases.of("violation"));

    assertThatThrownBy(
            () ->
                new Explainer(ExplainedCases.FUSION, List.of())
                    .explain(
                        ExplainedCases.file(run),
                        run,
                        DAY,
                        Locale.ENGLISH,
                        UnaryOperator.identity()))
        .isInstanceOf(CasebookException.class)
        .hasMessageContaining("not at hand");
  }
}
