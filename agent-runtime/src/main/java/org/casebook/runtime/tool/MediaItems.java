package org.casebook.runtime.tool;

import java.nio.file.Path;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.domain.ToolResult.Failed.Kind;
import org.casebook.runtime.media.UnreadableMediaException;

/**
 * What tools for audio and video do alike: find the file, and turn what goes wrong into a value.
 */
final class MediaItems {
  private MediaItems() {}

  /** Works on the file of the call's item. */
  static ToolResult work(ToolInput input, Work work) throws InterruptedException {
    if (input.media().isEmpty()) {
      return new Failed(
          Kind.BAD_INPUT,
          "the file of " + input.item().id() + " is not in the media store",
          "open the case again with its media beside it");
    }
    try {
      return work.on(input.media().get());
    } catch (UnreadableMediaException e) {
      return new Failed(Kind.BAD_INPUT, e.problem(), e.remedy());
    } catch (CasebookException e) {
      return new Failed(Kind.UNAVAILABLE, "" + e.getMessage(), "run `casebook doctor`");
    }
  }

  /** What a tool does with the file. */
  interface Work {
    ToolResult on(Path file) throws InterruptedException;
  }
}
