package org.casebook.runtime.explanation;

import java.util.List;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Locator;

/**
 * A small set of changes under which the same policy and thresholds decide otherwise. It was found
 * by judging the changed case from scratch, so that it holds by construction.
 *
 * @param changes all of which are needed: without any one of them the outcome stays
 * @param becomes the action then
 * @param fewest whether every smaller set was tried; otherwise none of its own parts suffices, and
 *     a smaller set of other changes may exist
 */
public record Counterfactual(List<Change> changes, Action becomes, boolean fewest) {
  public Counterfactual {
    changes = List.copyOf(changes);
  }

  /** Something about a case that could be otherwise. */
  public sealed interface Change {
    /** The evidence that it takes away; empty where it adds something. */
    List<String> evidence();
  }

  /**
   * A tool's finding had not been made.
   *
   * @param id of the evidence
   */
  public record WithoutEvidence(String id) implements Change {
    @Override
    public List<String> evidence() {
      return List.of(id);
    }
  }

  /**
   * Words, a box or a moment were masked: everything that rests there alone falls away. No tool
   * looks again, so what a model says of the whole text stays.
   *
   * @param where what is masked
   * @param evidence what rests on it alone; two or more
   */
  public record Masked(Locator where, List<String> evidence) implements Change {
    public Masked {
      evidence = List.copyOf(evidence);
    }
  }

  /**
   * An exception's requirements had been shown.
   *
   * @param clause id of the exception
   * @param signals that would have to be shown
   */
  public record ExceptionShown(String clause, List<String> signals) implements Change {
    public ExceptionShown {
      signals = List.copyOf(signals);
    }

    @Override
    public List<String> evidence() {
      return List.of();
    }
  }
}
