package org.casebook.runtime.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The hard bindings {@code c2pa.hash.bmff.v2} and {@code v3} without a Merkle tree (C2PA section
 * 18.6): a digest over each top-level box that is not left out, preceded by its offset as eight
 * bytes, so that boxes can not be moved.
 */
final class BmffHash {
  private static final int MOST_EXCLUSIONS = 1000;

  /** Boxes that carry pictures and sound, or say what they are; leaving one out binds nothing. */
  private static final Set<String> CONTENT = Set.of("mdat", "moov", "moof", "meta", "idat");

  private final JsonNode fields;
  private final AssetBytes file;
  private final List<ByteRange> excluded = new ArrayList<>();
  private final Set<Long> unmarked = new HashSet<>();

  private BmffHash(JsonNode fields, AssetBytes file) {
    this.fields = fields;
    this.file = file;
  }

  /** Whether the file is what was hashed. */
  static Finding verify(JsonNode fields, String algorithm, AssetBytes file)
      throws IOException, InterruptedException {
    Optional<Bytes> expected = Cbor.bytes(fields.path("hash"));
    if (fields.has("merkle")) {
      return new Finding(StatusCode.BINDING_UNSUPPORTED, "a Merkle tree over the media data");
    }
    if (expected.isEmpty()) {
      return malformed("there is no hash");
    }
    return new BmffHash(fields, file).compare(expected.get(), algorithm);
  }

  private Finding compare(Bytes expected, String algorithm)
      throws IOException, InterruptedException {
    int exclusions = 0;
    for (JsonNode exclusion : fields.path("exclusions")) {
      String path = exclusion.path("xpath").asText("");
      if (!path.startsWith("/") || ++exclusions > MOST_EXCLUSIONS) {
        return malformed("an exclusion without a path, or too many of them");
      }
      boolean whole = !exclusion.path("subset").isArray();
      String last = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\[.*", "");
      if ((whole && CONTENT.contains(last)) || path.startsWith("/mdat")) {
        return new Finding(
            StatusCode.BINDING_UNSUPPORTED, "media data are left out: " + PlainText.of(path));
      }
      for (BmffBox box : BmffPath.find(file, path)) {
        if (matches(box, exclusion)) {
          exclude(box, exclusion.path("subset"), whole);
        }
      }
    }
    MessageDigest digest = DigestAlgorithm.of(fields, algorithm);
    long at = 0;
    for (BmffBox box : BmffBox.in(file, new ByteRange(0, file.size()))) {
      if (!unmarked.contains(box.place().start())) {
        digest.update(ByteBuffer.allocate(8).putLong(box.place().start()).array());
      }
      HashedRanges.digest(file, digest, box.place(), excluded);
      at = box.place().end();
    }
    file.digest(digest, new ByteRange(at, file.size() - at));
    return Bytes.of(digest.digest()).equals(expected)
        ? new Finding(StatusCode.BMFF_HASH_MATCH, "")
        : new Finding(StatusCode.BMFF_HASH_MISMATCH, "the file was changed");
  }

  private static Finding malformed(String problem) {
    return new Finding(StatusCode.BMFF_HASH_MALFORMED, problem);
  }

  private void exclude(BmffBox box, JsonNode subsets, boolean whole) {
    if (whole) {
      excluded.add(box.place());
      unmarked.add(box.place().start());
      return;
    }
    for (JsonNode subset : subsets) {
      long offset = subset.path("offset").asLong(-1);
      long length = subset.path("length").asLong(-1);
      if (offset < 0 || length < 0) {
        throw new MalformedManifestException(
            StatusCode.BMFF_HASH_MALFORMED, "a subset has no offset or length");
      }
      long rest = box.place().length() - offset;
      if (rest > 0) {
        excluded.add(
            new ByteRange(
                box.place().start() + offset, length == 0 ? rest : Math.min(length, rest)));
      }
    }
  }

  /** Whether length, version, flags and bytes of a box are those that the exclusion asks for. */
  private boolean matches(BmffBox box, JsonNode exclusion) throws IOException {
    JsonNode length = exclusion.path("length");
    if (length.isIntegralNumber() && length.asLong() != box.place().length()) {
      return false;
    }
    JsonNode version = exclusion.path("version");
    Optional<Bytes> flags = Cbor.bytes(exclusion.path("flags"));
    if (version.isIntegralNumber() || flags.isPresent()) {
      byte[] full = file.read(box.content().start(), Math.min(4, box.content().length()));
      if (full.length < 4 || (version.isIntegralNumber() && full[0] != version.asInt())) {
        return false;
      }
      if (flags.isPresent() && !flagged(full, flags.get().array(), exclusion.path("exact"))) {
        return false;
      }
    }
    for (JsonNode data : exclusion.path("data")) {
      byte[] value = Cbor.bytes(data.path("value")).orElse(Bytes.of(new byte[0])).array();
      long offset = data.path("offset").asLong(-1);
      if (offset < 0 || offset > box.place().length() - value.length) {
        return false;
      }
      if (!Arrays.equals(file.read(box.place().start() + offset, value.length), value)) {
        return false;
      }
    }
    return true;
  }

  private static boolean flagged(byte[] full, byte[] flags, JsonNode exact) {
    if (flags.length != 3) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      int own = exact.asBoolean(true) ? full[i + 1] : full[i + 1] & flags[i];
      if ((byte) own != flags[i]) {
        return false;
      }
    }
    return true;
  }
}
