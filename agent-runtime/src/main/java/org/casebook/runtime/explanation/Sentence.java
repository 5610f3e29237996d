package org.casebook.runtime.explanation;

import java.util.List;
import java.util.Locale;

/**
 * One sentence of an account, with what it rests on.
 *
 * @param text in the reader's language
 * @param evidence ids of the evidence that it speaks of
 * @param clauses ids of the clauses that it speaks of
 */
public record Sentence(Kind kind, String text, List<String> evidence, List<String> clauses) {
  public Sentence {
    evidence = List.copyOf(evidence);
    clauses = List.copyOf(clauses);
  }

  /** What a sentence says. */
  public enum Kind {
    /** A clause, as its policy words it. */
    RULE,
    /** All that a clause requires was shown. */
    SHOWN,
    /** A clause's requirements were shown, and an exception's too. */
    EXCUSED,
    /** Exceptions of which something was not shown. */
    NO_EXCEPTION,
    /** The belief in an area, beside its two thresholds. */
    BELIEF,
    /** The evidence that speaks for a violation of the area, strongest first. */
    FOR,
    /** The evidence that speaks against one. */
    AGAINST,
    /** For and against are nearly equally strong. */
    CONFLICT,
    /** Something was there that could not be read or understood. */
    UNREAD,
    /** A source that counts for less here. */
    LESS,
    /** Areas for which nothing was trained. */
    UNTRAINED;

    /** The stable name in files: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
