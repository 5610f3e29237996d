package org.casebook.runtime.hashing;

import java.util.List;
import java.util.Set;

/**
 * Cases that show nearly the same, so that a person may judge one and look at the others with that
 * in mind.
 *
 * @param caseIds at least two, in the order in which the cases were opened
 * @param by in which ways they are alike; two of them need not be alike in all
 */
public record CaseGroup(List<String> caseIds, Set<Likeness> by) {
  public CaseGroup {
    caseIds = List.copyOf(caseIds);
    by = Set.copyOf(by);
  }

  /** A way in which two cases are alike. */
  public enum Likeness {
    /** A file with the same bytes. */
    FILE,
    /** Pictures whose PDQ hashes differ in at most {@link PdqHash#SAME} bits. */
    LOOK,
    /** Texts that share most of their groups of four letters. */
    WORDS
  }
}
