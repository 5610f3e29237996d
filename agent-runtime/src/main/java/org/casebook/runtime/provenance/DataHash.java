package org.casebook.runtime.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The hard binding {@code c2pa.hash.data}: one digest of the file without some stretches. */
final class DataHash {
  private static final int MOST_EXCLUSIONS = 1000;

  private DataHash() {}

  /**
   * Whether the file is what was hashed. Exclusions beyond the manifest store itself are reported:
   * what they cover may have been changed since.
   *
   * @param fields the assertion
   * @param algorithm the claim's hash algorithm
   * @param carriers where the file holds the manifest store
   */
  static List<Finding> verify(
      JsonNode fields, String algorithm, AssetBytes file, List<ByteRange> carriers)
      throws IOException, InterruptedException {
    Optional<Bytes> expected = Cbor.bytes(fields.path("hash"));
    if (expected.isEmpty()) {
      return List.of(malformed("there is no hash"));
    }
    List<ByteRange> exclusions = new ArrayList<>();
    long from = 0;
    for (JsonNode node : fields.path("exclusions")) {
      if (!node.path("start").isIntegralNumber() || !node.path("length").isIntegralNumber()) {
        return List.of(malformed("an exclusion has no start or length"));
      }
      ByteRange exclusion =
          new ByteRange(node.path("start").asLong(-1), node.path("length").asLong(-1));
      if (exclusion.start() < from || exclusion.end() > file.size()) {
        return List.of(malformed("exclusions overlap or end behind the file"));
      }
      from = exclusion.end();
      exclusions.add(exclusion);
      if (exclusions.size() > MOST_EXCLUSIONS) {
        return List.of(malformed("there are more than " + MOST_EXCLUSIONS + " exclusions"));
      }
    }
    MessageDigest digest = DigestAlgorithm.of(fields, algorithm);
    HashedRanges.digest(file, digest, new ByteRange(0, file.size()), exclusions);
    if (!Bytes.of(digest.digest()).equals(expected.get())) {
      return List.of(new Finding(StatusCode.DATA_HASH_MISMATCH, "the file was changed"));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(new Finding(StatusCode.DATA_HASH_MATCH, ""));
    long unbound = unbound(exclusions, carriers);
    if (unbound > 0) {
      findings.add(
          new Finding(
              StatusCode.ADDITIONAL_EXCLUSIONS, unbound + " bytes of the file are not bound"));
    }
    return findings;
  }

  private static Finding malformed(String problem) {
    return new Finding(StatusCode.DATA_HASH_MALFORMED, problem);
  }

  private static long unbound(List<ByteRange> exclusions, List<ByteRange> carriers) {
    List<ByteRange> own = HashedRanges.merged(carriers);
    return exclusions.stream()
        .filter(exclusion -> own.stream().noneMatch(range -> range.contains(exclusion)))
        .mapToLong(ByteRange::length)
        .sum();
  }
}
