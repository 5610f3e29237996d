package org.casebook.runtime.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casebook.runtime.policy.PolicyText;

/**
 * What is allowed and still not good: words that leave the decision to the reader, and clauses that
 * say what they forbid and not where they end.
 */
public final class Lint {
  private static final Pattern HEDGE =
      Pattern.compile(
          "\\b(generally|usually|typically|normally|often|mostly|sometimes|in most cases|as"
              + " appropriate|where appropriate|reasonably|if necessary|and/or|etc\\.)",
          Pattern.CASE_INSENSITIVE);

  private Lint() {}

  /**
   * One remark.
   *
   * @param line from 1
   * @param column from 1, in UTF-16 units
   * @param word the word in question; empty where something is missing
   */
  public record Remark(Kind kind, String file, int line, int column, String word) {}

  /** What a remark is about. */
  public enum Kind {
    /** A word that two readers take differently. */
    HEDGE,
    /** No line says what the clause does not cover. */
    NO_SAFE_SIDE,
    /** The rule is longer than what a reader can hold. */
    LONG_RULE;

    /** The stable name in bundles: lower case. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Remarks on all clauses, in the order of the files. */
  public static List<Remark> of(PolicyText text) {
    List<Remark> remarks = new ArrayList<>();
    text.files()
        .forEach(
            (name, content) -> {
              if (PolicyText.clauseOf(name).isPresent()) {
                clause(name, content, remarks);
              }
            });
    return remarks;
  }

  private static void clause(String name, String content, List<Remark> remarks) {
    String[] lines = content.split("\n", -1);
    int marks = 0;
    boolean safe = false;
    boolean ruleSeen = false;
    boolean inSafe = false;
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].equals("---")) {
        marks++;
        continue;
      }
      if (marks < 2) {
        continue;
      }
      Matcher hedge = HEDGE.matcher(lines[i]);
      while (hedge.find()) {
        remarks.add(new Remark(Kind.HEDGE, name, i + 1, hedge.start() + 1, hedge.group()));
      }
      if (lines[i].startsWith("#")) {
        inSafe = lines[i].strip().equalsIgnoreCase("## Safe");
      } else if (inSafe && lines[i].startsWith("-")) {
        safe = true;
      }
      if (!ruleSeen && !lines[i].isBlank()) {
        ruleSeen = true;
        if (lines[i].split("\\s+", -1).length > 60) {
          remarks.add(new Remark(Kind.LONG_RULE, name, i + 1, 1, ""));
        }
      }
    }
    if (!safe) {
      remarks.add(new Remark(Kind.NO_SAFE_SIDE, name, lines.length, 1, ""));
    }
  }
}
