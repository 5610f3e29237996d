package org.casebook.runtime.planner;

/** Chooses the next step of a run. Stateless: the same state gives the same step. */
public interface Planner {
  /** The name that people choose it by, as in {@code cheapest-first}. */
  String name();

  /** What to do next. */
  NextStep next(RunState state);

  /** Use a tool, or stop. */
  sealed interface NextStep {
    /** Why, for people. */
    String reason();

    /**
     * Use a tool on an item.
     *
     * @param tool the tool's name
     * @param item id of the content item
     */
    record Use(String tool, String item, String reason) implements NextStep {}

    /** Enough is known, or nothing is left to try. */
    record Stop(String reason) implements NextStep {}
  }
}
