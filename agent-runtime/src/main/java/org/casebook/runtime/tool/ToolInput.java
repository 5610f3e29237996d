package org.casebook.runtime.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ToolCall;
import org.casebook.runtime.domain.ToolResult.Observation;

/**
 * All that a tool may see: the item, the context, and what earlier tools observed about this item.
 *
 * @param call the call being answered; evidence ids start with its id
 * @param item the content item named by the call
 * @param media the file of a media item; empty for text
 * @param shelf takes the files of items that the tool derives
 * @param known observations that earlier tools made about this item
 */
public record ToolInput(
    ToolCall call,
    ContentItem item,
    CaseContext context,
    Optional<Path> media,
    MediaShelf shelf,
    List<Observation> known) {
  public ToolInput {
    known = List.copyOf(known);
  }

  /** The value of a fact observed earlier, as in {@code known("language")}. */
  public Optional<String> known(String name) {
    return known.stream().filter(o -> o.name().equals(name)).map(Observation::value).findFirst();
  }
}
