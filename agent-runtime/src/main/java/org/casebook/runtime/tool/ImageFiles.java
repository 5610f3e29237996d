package org.casebook.runtime.tool;

import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.domain.ToolResult.Failed.Kind;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.Picture;
import org.casebook.runtime.media.UnreadableMediaException;

/** What all image tools do alike: decode the file, and turn what goes wrong into a value. */
final class ImageFiles {
  private ImageFiles() {}

  /** Looks at the picture of the call's item. */
  static ToolResult look(ToolInput input, ImageDecoder decoder, Look look)
      throws InterruptedException {
    if (input.media().isEmpty()) {
      return new Failed(
          Kind.BAD_INPUT,
          "the file of " + input.item().id() + " is not in the media store",
          "open the case again with its media beside it");
    }
    try {
      return look.at(decoder.decode(input.media().get()));
    } catch (UnreadableMediaException e) {
      return new Failed(Kind.BAD_INPUT, e.problem(), e.remedy());
    } catch (CasebookException e) {
      return new Failed(Kind.UNAVAILABLE, "" + e.getMessage(), "run `casebook doctor`");
    }
  }

  /** What a tool does with the picture. */
  interface Look {
    ToolResult at(Picture picture) throws InterruptedException;
  }
}
