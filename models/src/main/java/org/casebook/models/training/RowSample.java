package org.casebook.models.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.casebook.models.Sha256;

/**
 * Draws rows of large sources by hash, so that the draw depends on no order and can be repeated.
 */
final class RowSample {
  private RowSample() {}

  /**
   * Indices of the rows drawn, ascending.
   *
   * @param most rows of a source that are kept
   */
  static List<Integer> of(List<LabelledRow> rows, int most, long seed) {
    Map<String, List<Integer>> bySource = new HashMap<>();
    for (int row = 0; row < rows.size(); row++) {
      bySource.computeIfAbsent(rows.get(row).source(), name -> new ArrayList<>()).add(row);
    }
    List<Integer> drawn = new ArrayList<>();
    for (List<Integer> source : bySource.values()) {
      if (source.size() > most) {
        source.sort(Comparator.comparingLong(row -> place(rows.get(row), seed)));
      }
      drawn.addAll(source.subList(0, Math.min(most, source.size())));
    }
    drawn.sort(Comparator.naturalOrder());
    return drawn;
  }

  private static long place(LabelledRow row, long seed) {
    // minimal pairs stay together: half of one teaches nothing
    String key = seed + "\n" + row.pair().orElse(row.id());
    return ByteBuffer.wrap(Sha256.fresh().digest(key.getBytes(StandardCharsets.UTF_8))).getLong();
  }
}
