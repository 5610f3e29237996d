package org.casebook.runtime.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.explanation.Counterfactual.Change;
import org.casebook.runtime.fusion.Adjudicator;
import org.casebook.runtime.fusion.EvidenceFusion;

/**
 * Looks for the fewest changes that turn a decision: what is acted on or sent to people towards
 * "allow", what is allowed towards anything else.
 *
 * <p>Sets of one and two changes are all tried, each by judging the case from scratch. Beyond two,
 * changes are taken away greedily, weightiest first, until the outcome turns; then each that proves
 * unnecessary is put back, so that no part of what is left suffices (Martens and Provost 2014).
 */
final class Counterfactuals {
  /** Above so many candidates pairs are tried among the weightiest only. */
  private static final int PAIRED = 24;

  private static final int MOST = 8;

  private final EvidenceFusion fusion;
  private final Adjudicator adjudicator;

  Counterfactuals(EvidenceFusion fusion, Adjudicator adjudicator) {
    this.fusion = fusion;
    this.adjudicator = adjudicator;
  }

  /** The nearest case that is decided otherwise; empty where none was found. */
  Optional<Counterfactual> nearest(Judgement as) {
    Action action = as.decision().action();
    Predicate<Action> turned =
        action == Action.ALLOW ? other -> other != Action.ALLOW : other -> other == Action.ALLOW;
    Changes changes = new Changes(adjudicator.policy(), as);
    List<Change> candidates = changes.candidates();
    for (Change one : candidates) {
      Optional<Counterfactual> found = judged(as, changes, List.of(one), turned, true);
      if (found.isPresent()) {
        return found;
      }
    }
    int paired = Math.min(PAIRED, candidates.size());
    for (int i = 0; i < paired; i++) {
      for (int j = i + 1; j < paired; j++) {
        Optional<Counterfactual> found =
            judged(
                as,
                changes,
                List.of(candidates.get(i), candidates.get(j)),
                turned,
                paired == candidates.size());
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return greedy(as, changes, candidates, turned);
  }

  private Optional<Counterfactual> greedy(
      Judgement as, Changes changes, List<Change> candidates, Predicate<Action> turned) {
    List<Change> taken = new ArrayList<>();
    boolean found = false;
    for (Change change : candidates) {
      if (change instanceof Counterfactual.WithoutEvidence && !found && taken.size() < MOST) {
        taken.add(change);
        found = judged(as, changes, taken, turned, false).isPresent();
      }
    }
    if (!found) {
      return Optional.empty();
    }
    for (Change change : List.copyOf(taken)) {
      List<Change> without = new ArrayList<>(taken);
      without.remove(change);
      if (judged(as, changes, without, turned, false).isPresent()) {
        taken = without;
      }
    }
    return judged(as, changes, taken, turned, taken.size() <= 3 && candidates.size() <= PAIRED);
  }

  private Optional<Counterfactual> judged(
      Judgement as, Changes changes, List<Change> set, Predicate<Action> turned, boolean fewest) {
    Action becomes = as.with(changes.apply(set), fusion, adjudicator).decision().action();
    return turned.test(becomes)
        ? Optional.of(new Counterfactual(set, becomes, fewest))
        : Optional.empty();
  }
}
