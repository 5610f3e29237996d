package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.domain.ToolResult.Failed.Kind;
import org.casebook.runtime.domain.ToolResult.Observation;
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
      int frames = decoder.frames(input.media().get());
      ToolResult result = look.at(decoder.decode(input.media().get()));
      return frames > 1 ? withFrames(result, frames) : result;
    } catch (UnreadableMediaException e) {
      return new Failed(Kind.BAD_INPUT, e.problem(), e.remedy());
    } catch (CasebookException e) {
      return new Failed(Kind.UNAVAILABLE, "" + e.getMessage(), "run `casebook doctor`");
    }
  }

  /** Says that the rest of an animation was not looked at. */
  private static ToolResult withFrames(ToolResult result, int frames) {
    String unseen = " Only the first of " + frames + " frames was looked at.";
    List<Observation> observations = new ArrayList<>(result.observations());
    observations.add(new Observation("frames", "1 of " + frames));
    if (result instanceof ToolResult.Found found) {
      return new ToolResult.Found(
          found.summary() + unseen,
          observations,
          found.evidence(),
          found.derived(),
          found.clauses());
    }
    return result instanceof ToolResult.Nothing nothing
        ? new ToolResult.Nothing(nothing.summary() + unseen, observations)
        : result;
  }

  /** What a tool does with the picture. */
  interface Look {
    ToolResult at(Picture picture) throws InterruptedException;
  }
}
