package org.casebook.runtime.samples;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.casebook.runtime.domain.Action;

/**
 * What the agent made of raw content.
 *
 * @param action that it proposes
 * @param clauses that it cites
 * @param established each signal with the tools that established it; {@code fusion} for beliefs
 */
public record Observed(
    Action action, Set<String> clauses, SortedMap<String, SortedSet<String>> established) {
  /** Who establishes that an area is violated. */
  public static final String FUSION = "fusion";

  public Observed {
    clauses = Collections.unmodifiableSortedSet(new TreeSet<>(clauses));
    established = Collections.unmodifiableSortedMap(new TreeMap<>(established));
  }
}
