package org.casebook.runtime.provenance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The simple paths that exclusions of {@code c2pa.hash.bmff} use, as in {@code /moov[1]/trak}. */
final class BmffPath {
  private static final Pattern STEP = Pattern.compile("([^\\[\\]/]{4})(?:\\[(\\d{1,6})])?");
  private static final int DEEPEST = 10;

  /** Boxes whose content is boxes; {@code meta} has version and flags before them. */
  private static final Set<String> FOLDERS =
      Set.of("moov", "trak", "mdia", "minf", "stbl", "moof", "traf", "mfra", "edts", "udta");

  private BmffPath() {}

  /** All boxes that a path names. */
  static List<BmffBox> find(AssetBytes file, String path) throws IOException {
    String[] steps = path.substring(1).split("/", -1);
    if (steps.length > DEEPEST) {
      throw unsupported(path);
    }
    List<BmffBox> found = select(children(file, new ByteRange(0, file.size())), steps[0], path);
    for (int i = 1; i < steps.length; i++) {
      List<BmffBox> next = new ArrayList<>();
      for (BmffBox box : found) {
        next.addAll(select(children(file, inner(box, path)), steps[i], path));
      }
      found = next;
    }
    return found;
  }

  private static List<BmffBox> children(AssetBytes file, ByteRange stretch) throws IOException {
    return BmffBox.in(file, stretch);
  }

  private static ByteRange inner(BmffBox box, String path) {
    ByteRange content = box.content();
    if (box.type().equals("meta") && content.length() >= 4) {
      return new ByteRange(content.start() + 4, content.length() - 4);
    }
    if (FOLDERS.contains(box.type())) {
      return content;
    }
    throw unsupported(path);
  }

  private static List<BmffBox> select(List<BmffBox> boxes, String step, String path) {
    Matcher parts = STEP.matcher(step);
    if (!parts.matches()) {
      throw unsupported(path);
    }
    List<BmffBox> named = boxes.stream().filter(b -> b.type().equals(parts.group(1))).toList();
    if (parts.group(2) == null) {
      return named;
    }
    int index = Integer.parseInt(parts.group(2)) - 1;
    return index >= 0 && index < named.size() ? List.of(named.get(index)) : List.of();
  }

  private static MalformedManifestException unsupported(String path) {
    return new MalformedManifestException(
        StatusCode.BINDING_UNSUPPORTED, "an exclusion's path " + PlainText.of(path));
  }
}
