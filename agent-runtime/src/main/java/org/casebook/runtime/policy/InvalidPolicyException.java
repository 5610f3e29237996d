package org.casebook.runtime.policy;

import java.util.List;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.CasebookException;

/** A policy with problems; the message shows all of them. */
public final class InvalidPolicyException extends CasebookException {
  private static final long serialVersionUID = 1L;

  private final transient List<PolicyProblem> problems;

  /**
   * @param folder where the policy is, for people
   */
  public InvalidPolicyException(String folder, List<PolicyProblem> problems) {
    super(
        "the policy in "
            + folder
            + " has "
            + problems.size()
            + (problems.size() == 1 ? " problem" : " problems")
            + ":\n"
            + problems.stream().map(PolicyProblem::render).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, by file, line and column. */
  public List<PolicyProblem> problems() {
    return problems;
  }
}
