package org.casebook.runtime.domain;

import java.util.List;
import java.util.Locale;

/** What came of a tool call. Failures are values: a run goes on without the tool. */
public sealed interface ToolResult {
  /** One sentence for people. */
  String summary();

  /** Named facts that the tool observed, as shown under "raw output"; may be empty. */
  List<Observation> observations();

  /**
   * The tool found something.
   *
   * @param evidence what it says about harm; may be empty for tools that only observe
   * @param derived new content read from the item, for other tools to work on
   * @param clauses policy clauses that may govern, best first; only policy search gives them
   */
  record Found(
      String summary,
      List<Observation> observations,
      List<Evidence> evidence,
      List<ContentItem> derived,
      List<ClauseHit> clauses)
      implements ToolResult {
    public Found {
      observations = List.copyOf(observations);
      evidence = List.copyOf(evidence);
      derived = List.copyOf(derived);
      clauses = List.copyOf(clauses);
    }
  }

  /** The tool worked and there was nothing to find. */
  record Nothing(String summary, List<Observation> observations) implements ToolResult {
    public Nothing {
      observations = List.copyOf(observations);
    }
  }

  /**
   * The tool could not do its work.
   *
   * @param summary what went wrong, naming the input
   * @param remedy what a person can do about it
   */
  record Failed(Kind kind, String summary, String remedy) implements ToolResult {
    @Override
    public List<Observation> observations() {
      return List.of();
    }

    /** Different failures call for different remedies, so they are kept apart. */
    public enum Kind {
      UNKNOWN_TOOL,
      BAD_ARGUMENTS,
      BAD_INPUT,
      UNAVAILABLE,
      TIMEOUT,
      CANCELLED,
      EXECUTION;

      /** The stable name in files: lower case. */
      public String key() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /** A named fact, as in {@code language = spa}. */
  record Observation(String name, String value) {}

  /**
   * A clause that may govern.
   *
   * @param score higher is better; comparable within one result only
   */
  record ClauseHit(String clause, double score) {}
}
