package org.casebook.runtime.media;

import org.casebook.runtime.domain.CasebookException;

/** A media file that is missing, broken, too large or of a kind that is not read. */
public final class UnreadableMediaException extends CasebookException {
  private static final long serialVersionUID = 1L;
  private final String problem;
  private final String remedy;

  /**
   * @param problem what is wrong, naming the file
   * @param remedy what a person can do about it
   */
  public UnreadableMediaException(String problem, String remedy) {
    super(problem + ": " + remedy);
    this.problem = problem;
    this.remedy = remedy;
  }

  /** As above, for a problem that came from elsewhere. */
  public UnreadableMediaException(String problem, String remedy, Throwable cause) {
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
