package org.casebook.runtime.tool;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.log.Event.UnavailableTool;

/**
 * Compares content with lists of known digests, byte for byte: files by the SHA-256 of their bytes,
 * texts by that of their UTF-8 form, with and without surrounding white space. Somebody has judged
 * a known item already, so its weight is near certainty.
 */
public final class MatchKnownContent implements Tool {
  private static final String NAME = "match_known_content";

  /** As good as certain: it outweighs any prior and whatever else speaks against. */
  private static final double WEIGHT = 12;

  private final HashLists lists;

  /** A tool over these lists. */
  public MatchKnownContent(HashLists lists) {
    this.lists = lists;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        NAME,
        "1 lists " + lists.version(),
        "Compares content byte for byte with lists of content that is known to violate",
        Set.of(ItemKind.TEXT, ItemKind.IMAGE, ItemKind.VIDEO, ItemKind.AUDIO),
        Set.of("hash.known"),
        0.05);
  }

  @Override
  public Optional<UnavailableTool> unavailable() {
    if (lists.size() > 0) {
      return Optional.empty();
    }
    String problems = String.join("; ", lists.problems());
    return Optional.of(
        new UnavailableTool(
            NAME,
            problems.isEmpty() ? "there are no hash lists" : problems,
            "put lists of lines sha256<TAB>area<TAB>note into the folder hashlists of the"
                + " workspace"));
  }

  @Override
  public ToolResult run(ToolInput input) {
    for (String digest : digests(input.item())) {
      Optional<HashLists.Entry> entry = lists.find(digest);
      if (entry.isPresent()) {
        return found(input, digest, entry.get());
      }
    }
    return new ToolResult.Nothing(
        "Not among " + lists.size() + " known items.",
        List.of(new Observation("hash lists", lists.version())));
  }

  private static ToolResult found(ToolInput input, String digest, HashLists.Entry entry) {
    String item = input.item().id();
    Locator locator =
        input.item() instanceof ContentItem.Text text
            ? new Locator.Span(item, 0, text.text().length())
            : new Locator.Whole(item);
    String quote = "known as " + entry.area().key() + " in " + entry.list();
    String note = entry.note().isBlank() ? "" : ": " + entry.note();
    return new ToolResult.Found(
        "This is " + quote + note + ".",
        List.of(new Observation("sha256", digest)),
        List.of(
            new Evidence(
                input.call().id() + "/1",
                NAME,
                "hash.known",
                new TreeMap<>(Map.of(entry.area(), WEIGHT)),
                1,
                "hash",
                List.of(locator),
                quote)),
        List.of(),
        List.of());
  }

  private static Set<String> digests(ContentItem item) {
    if (item instanceof ContentItem.Media media) {
      return Set.of(media.sha256());
    }
    String text = ((ContentItem.Text) item).text();
    return new LinkedHashSet<>(List.of(Digest.sha256(text), Digest.sha256(text.strip())));
  }
}
