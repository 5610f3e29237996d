package org.casebook.runtime.policy;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Decision;
import org.casebook.runtime.policy.Policy.Example;

/** How a decision on an example compares with what the policy says about it. */
public enum ExampleGrade {
  /** Exactly the clauses that the example names: for a violation, its clause among others. */
  RIGHT,
  /** Another clause of the right area. */
  RIGHT_AREA,
  /** Left to people, without naming a clause. */
  TO_PEOPLE,
  /** Allowed what violates, found what is not there, or took it for another area. */
  WRONG;

  private static final int CODE_LENGTH = 2;

  /** The stable name in files: lower case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Grades a decision. */
  public static ExampleGrade of(Example example, Decision decision) {
    Set<String> cited = new HashSet<>(decision.clauses());
    if (cited.isEmpty() && decision.escalated()) {
      return TO_PEOPLE;
    }
    if (!example.violates()) {
      return cited.equals(new HashSet<>(example.applies())) ? RIGHT : WRONG;
    }
    if (cited.contains(example.clause())) {
      return RIGHT;
    }
    String code = example.clause().substring(0, CODE_LENGTH);
    boolean area = cited.stream().anyMatch(clause -> clause.startsWith(code));
    return area && decision.action() != Action.ALLOW ? RIGHT_AREA : WRONG;
  }
}
