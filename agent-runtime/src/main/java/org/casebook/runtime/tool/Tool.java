package org.casebook.runtime.tool;

import java.util.Optional;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.log.Event.UnavailableTool;

/**
 * One capability. Deterministic for the same input and version, safe for several threads, and never
 * throws for bad content: it returns {@link ToolResult.Failed}.
 */
public interface Tool {
  /** What the tool is and takes. */
  ToolSpec spec();

  /** Why the tool can not be used on this machine, or empty when it can. */
  default Optional<UnavailableTool> unavailable() {
    return Optional.empty();
  }

  /**
   * What the tool makes do without, although it works: such as a promoted model that is not
   * installed, so that another speaks for it.
   */
  default Optional<UnavailableTool> makeshift() {
    return Optional.empty();
  }

  /**
   * Whether a complete installation may lack the tool, because it needs something that only its
   * user can bring: then its absence is a hint and no fault.
   */
  default boolean optional() {
    return false;
  }

  /**
   * Loads what the first call would otherwise wait for; may be called from any thread, or never. A
   * tool that can not be prepared says so when it is run.
   */
  default void prepare() {}

  /**
   * Looks at one content item.
   *
   * @throws InterruptedException when the run is cancelled or out of time
   */
  ToolResult run(ToolInput input) throws InterruptedException;
}
