package org.casebook.runtime.media;

import org.casebook.runtime.domain.CasebookException;

/** A media file that is missing, broken, too large or of a kind that is not read. */
public final class UnreadableMediaException extends CasebookException {
  private static final long serialVersionUID = 1L;
  private final String problem;
  private final String remedy;

  UnreadableMediaException(String problem, String remedy) {
    super(problem + ": " + remedy);
    this.problem = problem;
    this.remedy = remedy;
  }

  UnreadableMediaException(String problem, String remedy, Throwable cause) {
    super(problem + ": " + remedy, cause);
    this.problem = problem;
    this.remedy = remedy;
  }

  /** What is wrong, naming the file. */
  public String problem() {
    return problem;
  }

  /** What a person can do about it. */
  public String remedy() {
    return remedy;
  }
}
