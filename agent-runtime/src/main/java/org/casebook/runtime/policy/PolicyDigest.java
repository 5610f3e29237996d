package org.casebook.runtime.policy;

import java.util.SortedMap;
import org.casebook.runtime.domain.Digest;

/** The digest of a whole policy. */
final class PolicyDigest {
  private PolicyDigest() {}

  /** Of named files, whatever order they were found in: of their names and digests. */
  static String of(SortedMap<String, SourceFile> files) {
    StringBuilder list = new StringBuilder();
    files.forEach(
        (name, file) ->
            list.append(Digest.sha256(file.text())).append("  ").append(name).append('\n'));
    return Digest.sha256(list.toString());
  }
}
