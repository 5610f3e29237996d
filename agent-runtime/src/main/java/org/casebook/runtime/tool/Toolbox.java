package org.casebook.runtime.tool;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.casebook.runtime.log.Event.UnavailableTool;

/** The tools that a run may use, in a fixed order. */
public final class Toolbox {
  private final Map<String, Tool> tools = new LinkedHashMap<>();

  /**
   * A toolbox of these tools.
   *
   * @throws IllegalArgumentException when two tools share a name
   */
  public Toolbox(List<? extends Tool> tools) {
    for (Tool tool : tools) {
      if (this.tools.putIfAbsent(tool.spec().name(), tool) != null) {
        throw new IllegalArgumentException("two tools are named " + tool.spec().name());
      }
    }
  }

  /** All tools, available or not, in order. */
  public Collection<Tool> all() {
    return Collections.unmodifiableCollection(tools.values());
  }

  /** The tools that can be used on this machine, in order. */
  public List<Tool> available() {
    return tools.values().stream().filter(tool -> tool.unavailable().isEmpty()).toList();
  }

  /** What can not be used here, with reason and remedy: tools, and what tools make do without. */
  public List<UnavailableTool> unavailable() {
    return tools.values().stream()
        .flatMap(tool -> Stream.concat(tool.unavailable().stream(), tool.makeshift().stream()))
        .toList();
  }

  /** The tool with this name, if there is one. */
  public Optional<Tool> find(String name) {
    return Optional.ofNullable(tools.get(name));
  }
}
