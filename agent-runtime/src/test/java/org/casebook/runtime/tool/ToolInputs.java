package org.casebook.runtime.tool;

import static org.casebook.runtime.tool.NoShelf.NO_SHELF;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult.Observation;

/** Inputs for tests of single tools. */
final class ToolInputs {
  private ToolInputs() {}

  static ToolInput text(String tool, String text, Observation... known) {
    return new ToolInput(
        ToolCall.of("call-1", tool, "text"),
        new ContentItem.Text("text", text),
        CaseContext.unknown(),
        Optional.empty(),
        NO_SHELF,
        List.of(known));
  }

  static ToolInput image(String tool, Path file) {
    return new ToolInput(
        ToolCall.of("call-1", tool, "media-1"),
        new ContentItem.Media("media-1", ItemKind.IMAGE, Digest.sha256("" + file), "" + file),
        CaseContext.unknown(),
        Optional.of(file),
        NO_SHELF,
        List.of());
  }

  static ToolInput media(ItemKind kind, Path file) {
    return new ToolInput(
        ToolCall.of("call-1", "any", "media-1"),
        new ContentItem.Media("media-1", kind, Digest.sha256("" + file), "" + file.getFileName()),
        CaseContext.unknown(),
        Optional.of(file),
        NO_SHELF,
        List.of());
  }
}
