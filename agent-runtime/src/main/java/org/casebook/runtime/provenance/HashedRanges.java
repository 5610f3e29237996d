package org.casebook.runtime.provenance;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Digests of a file with stretches left out. */
final class HashedRanges {
  private HashedRanges() {}

  /** Adds a stretch of a file to a digest, without what lies in the exclusions. */
  static void digest(
      AssetBytes file, MessageDigest digest, ByteRange stretch, List<ByteRange> exclusions)
      throws IOException, InterruptedException {
    long at = stretch.start();
    for (ByteRange exclusion : merged(exclusions)) {
      if (exclusion.end() > at && exclusion.start() < stretch.end()) {
        if (exclusion.start() > at) {
          file.digest(digest, new ByteRange(at, exclusion.start() - at));
        }
        at = Math.min(exclusion.end(), stretch.end());
      }
    }
    file.digest(digest, new ByteRange(at, stretch.end() - at));
  }

  /** The same bytes as ranges in ascending order that do not touch. */
  static List<ByteRange> merged(List<ByteRange> ranges) {
    List<ByteRange> merged = new ArrayList<>();
    List<ByteRange> sorted =
        ranges.stream().sorted(Comparator.comparingLong(ByteRange::start)).toList();
    for (ByteRange range : sorted) {
      int last = merged.size() - 1;
      if (last >= 0 && range.start() <= merged.get(last).end()) {
        long start = merged.get(last).start();
        long end = Math.max(merged.get(last).end(), range.end());
        merged.set(last, new ByteRange(start, end - start));
      } else {
        merged.add(range);
      }
    }
    return merged;
  }
}
