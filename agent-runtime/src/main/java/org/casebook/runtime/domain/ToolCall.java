package org.casebook.runtime.domain;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One planned use of a tool on one content item.
 *
 * @param id unique in its run: {@code call-1}, {@code call-2} ...
 * @param tool the tool's name
 * @param item id of the content item
 * @param arguments further named arguments; chosen by the planner or a person, never by content
 */
public record ToolCall(String id, String tool, String item, SortedMap<String, String> arguments) {
  public ToolCall {
    arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
  }

  /** A call with no arguments beyond its item. */
  public static ToolCall of(String id, String tool, String item) {
    return new ToolCall(id, tool, item, new TreeMap<>(Map.of()));
  }
}
