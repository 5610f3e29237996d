package org.casebook.runtime.backtest;

import java.io.Serial;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.Action;

/**
 * A sample that two policies decide differently.
 *
 * @param id of the sample
 * @param before what the first decided
 * @param after what the second decides
 * @param clausesBefore violated clauses before, in id order
 * @param clausesAfter violated clauses after, in id order
 * @param gold the right action, where it is known
 */
public record Flip(
    String id,
    Action before,
    Action after,
    List<String> clausesBefore,
    List<String> clausesAfter,
    Optional<Action> gold)
    implements Serializable {
  /** The worst first: right answers that were lost, by how far off; then the rest; then by id. */
  public static final Comparator<Flip> WORST_FIRST =
      Comparator.comparingInt(Flip::harm).reversed().thenComparing(Flip::id);

  public Flip {
    clausesBefore = List.copyOf(clausesBefore);
    clausesAfter = List.copyOf(clausesAfter);
  }

  /** What the change makes of it. */
  public Kind kind() {
    if (gold.isEmpty()) {
      return Kind.UNLABELLED;
    }
    boolean was = before == gold.get();
    boolean is = after == gold.get();
    return is == was ? Kind.NEUTRAL : is ? Kind.IMPROVEMENT : Kind.REGRESSION;
  }

  /** How bad the change is for this sample; negative when it is good. */
  private int harm() {
    return gold.map(right -> distance(after, right) - distance(before, right)).orElse(0);
  }

  /** Handing a case to people is half a step off; every action between is a step. */
  private static int distance(Action decided, Action right) {
    if (decided == right) {
      return 0;
    }
    return decided == Action.ESCALATE || right == Action.ESCALATE
        ? 1
        : 2 * Math.abs(decided.compareTo(right));
  }

  /** An absent value does not travel; an empty list does. */
  @Serial
  private Object writeReplace() {
    return new Travelling(id, before, after, clausesBefore, clausesAfter, gold.stream().toList());
  }

  private record Travelling(
      String id,
      Action before,
      Action after,
      List<String> clausesBefore,
      List<String> clausesAfter,
      List<Action> gold)
      implements Serializable {
    @Serial
    private Object readResolve() {
      return new Flip(id, before, after, clausesBefore, clausesAfter, gold.stream().findFirst());
    }
  }

  /** What a flip means against the label. */
  public enum Kind {
    /** Was right and is wrong now. */
    REGRESSION,
    /** Was wrong and is right now. */
    IMPROVEMENT,
    /** Right or wrong before and after. */
    NEUTRAL,
    /** Nobody knows the right answer. */
    UNLABELLED
  }
}
