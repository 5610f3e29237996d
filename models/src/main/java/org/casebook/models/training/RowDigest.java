package org.casebook.models.training;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.TreeMap;
import org.casebook.models.Sha256;

/** What rows were trained on, as recorded in every provenance. */
final class RowDigest {
  private RowDigest() {}

  /** SHA-256 over ids, texts and labels, in order. */
  static String of(List<LabelledRow> rows) {
    MessageDigest digest = Sha256.fresh();
    for (LabelledRow row : rows) {
      TreeMap<String, Boolean> labels = new TreeMap<>();
      row.labels().forEach((label, value) -> labels.put(label.name(), value));
      String line = row.id() + "\t" + row.text() + "\t" + labels + "\n";
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return Sha256.format(digest.digest());
  }
}
