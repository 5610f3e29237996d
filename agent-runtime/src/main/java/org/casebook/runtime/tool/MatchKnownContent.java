package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.hashing.Dihedral;
import org.casebook.runtime.hashing.HashLists;
import org.casebook.runtime.hashing.PdqFingerprint;
import org.casebook.runtime.hashing.PdqHash;
import org.casebook.runtime.hashing.PdqHasher;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.Picture;

/**
 * Compares content with lists of what is known. Files and texts are compared byte for byte by their
 * digests, texts with and without surrounding white space; pictures also by how they look (PDQ), as
 * they are, turned and mirrored. Somebody has judged a known item already, so a digest is near
 * certainty; a picture that looks like one is the less so the more bits differ. An item that is
 * known in both ways counts once.
 *
 * <p>Observations: {@code pdq} is the picture's hash, {@code pdq quality} from 0 to 100.
 */
public final class MatchKnownContent implements Tool {
  private static final String NAME = "match_known_content";

  /** As good as certain: it outweighs any prior and whatever else speaks against. */
  private static final double SAME_BYTES = 12;

  private static final double SAME_LOOK = 10;

  /** At the limit of what counts as the same picture, people should look again. */
  private static final double SAME_LOOK_AT_LIMIT = 6;

  private final HashLists lists;
  private final ImageDecoder decoder;

  /** A tool over these lists. */
  public MatchKnownContent(HashLists lists, ImageDecoder decoder) {
    this.lists = lists;
    this.decoder = decoder;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        NAME,
        "2 lists " + lists.version(),
        "Compares content with lists of content that is known to violate, byte for byte and by look",
        Set.of(ItemKind.TEXT, ItemKind.IMAGE, ItemKind.VIDEO, ItemKind.AUDIO),
        Set.of("hash.known"),
        lists.knowsPictures() ? 20 : 0.05);
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
            "import one with `casebook hashes import FILE`, or put lists into the folder hashlists"
                + " of the workspace"));
  }

  @Override
  public boolean optional() {
    return lists.problems().isEmpty();
  }

  @Override
  public ToolResult run(ToolInput input) throws InterruptedException {
    Map<HarmArea, Match> matches = new EnumMap<>(HarmArea.class);
    List<Observation> observations = new ArrayList<>();
    new ContentDigests(input)
        .of(lists.exactKinds())
        .forEach(
            (kind, values) -> {
              for (String value : values) {
                lists
                    .find(kind, value)
                    .ifPresent(
                        entry -> {
                          observations.add(new Observation(kind.key(), value));
                          add(matches, new Match(entry, SAME_BYTES, ""));
                        });
              }
            });
    if (input.item().kind() != ItemKind.IMAGE || !lists.knowsPictures()) {
      return result(input, matches, observations);
    }
    ToolResult looked =
        ImageFiles.look(
            input,
            decoder,
            picture -> {
              look(picture, matches, observations);
              return result(input, matches, observations);
            });
    // What is known byte for byte is known even where it can not be shown.
    return looked instanceof ToolResult.Failed && !matches.isEmpty()
        ? result(input, matches, observations)
        : looked;
  }

  private void look(Picture picture, Map<HarmArea, Match> matches, List<Observation> observations) {
    PdqFingerprint fingerprint = PdqHasher.fingerprint(picture);
    observations.add(new Observation("pdq", fingerprint.hash().hex()));
    observations.add(new Observation("pdq quality", "" + fingerprint.quality()));
    if (!fingerprint.usable()) {
      return;
    }
    Map<Dihedral, PdqHash> positions = new LinkedHashMap<>(PdqHasher.dihedral(picture));
    positions.put(Dihedral.ORIGINAL, fingerprint.hash());
    positions.forEach(
        (position, hash) -> {
          for (HashLists.Near near : lists.near(hash)) {
            String turned = position == Dihedral.ORIGINAL ? "" : " when turned or mirrored";
            String how =
                String.format(
                    "looks the same%s, %d of 256 bits differ, quality %d",
                    turned, near.distance(), fingerprint.quality());
            double slope = (SAME_LOOK - SAME_LOOK_AT_LIMIT) / PdqHash.SAME;
            double weight = SAME_LOOK - slope * near.distance();
            add(matches, new Match(near.entry(), weight, how));
          }
        });
  }

  /** Of several matches for one area the strongest speaks; the first among equals. */
  private static void add(Map<HarmArea, Match> matches, Match match) {
    matches.merge(
        match.entry.hash().area(),
        match,
        (before, now) -> now.weight > before.weight ? now : before);
  }

  private ToolResult result(
      ToolInput input, Map<HarmArea, Match> matches, List<Observation> observations) {
    observations.add(new Observation("hash lists", lists.version()));
    if (matches.isEmpty()) {
      return new ToolResult.Nothing(
          "Not among " + lists.size() + " known items.", List.copyOf(observations));
    }
    String item = input.item().id();
    Locator locator =
        input.item() instanceof ContentItem.Text text
            ? new Locator.Span(item, 0, text.text().length())
            : new Locator.Whole(item);
    List<Evidence> evidence = new ArrayList<>();
    for (Match match : matches.values()) {
      evidence.add(
          new Evidence(
              input.call().id() + "/" + (evidence.size() + 1),
              NAME,
              "hash.known",
              new TreeMap<>(Map.of(match.entry.hash().area(), match.weight)),
              1,
              "hash",
              List.of(locator),
              match.told()));
    }
    return new ToolResult.Found(
        "This is " + String.join("; ", evidence.stream().map(Evidence::quote).toList()) + ".",
        observations,
        evidence,
        List.of(),
        List.of());
  }

  /**
   * A known item that this may be.
   *
   * @param how in which way it is alike; empty for equal bytes
   */
  private record Match(HashLists.Entry entry, double weight, String how) {
    String told() {
      String note = entry.hash().note().isBlank() ? "" : ": " + entry.hash().note();
      String likeness = how.isEmpty() ? "" : " (" + how + ")";
      return "known as " + entry.hash().area().key() + " in " + entry.list() + note + likeness;
    }
  }
}
