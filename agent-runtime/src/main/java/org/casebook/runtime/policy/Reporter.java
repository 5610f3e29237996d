package org.casebook.runtime.policy;

import java.util.Collection;
import java.util.List;

/**
 * Collects problems of one file; reading goes on after each, so that all are reported at once.
 *
 * @param problems shared by all files of the policy; appended to
 */
record Reporter(SourceFile file, List<PolicyProblem> problems) {
  void at(int line, int column, String message, String remedy) {
    problems.add(new PolicyProblem(file.name(), line, column, message, remedy, file.line(line)));
  }

  void at(SourceNode node, String message, String remedy) {
    at(node.line(), node.column(), message, remedy);
  }

  /** A word that is none of the known ones, with the nearest of them as the remedy. */
  void unknown(SourceNode.Scalar word, String what, Collection<String> known) {
    at(word, "unknown " + what + " '" + word.text() + "'", Suggestion.remedy(word.text(), known));
  }
}
