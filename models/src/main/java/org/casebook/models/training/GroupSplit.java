package org.casebook.models.training;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casebook.models.Sha256;

/**
 * The one split of all labelled rows: by hash of the group of near-duplicates, so that it depends
 * neither on the order of the rows nor on how often it is asked.
 */
public final class GroupSplit {
  private static final double FIT = 0.70;
  private static final double CALIBRATE = 0.10;
  private static final double AGENT = 0.08;

  private GroupSplit() {}

  /**
   * Assigns every row.
   *
   * @param rows all rows of all sources at once; near-duplicates are found among these
   * @param seed changes the assignment
   * @return one split per row: about 70 % fit, 10 % calibrate, 8 % agent, 12 % report
   */
  public static List<Split> assign(List<LabelledRow> rows, long seed) {
    int[] groups = NearDuplicates.groups(rows);
    List<Split> splits = new ArrayList<>(rows.size());
    for (double position : positions(rows, groups, seed)) {
      splits.add(
          position < FIT
              ? Split.FIT
              : position < FIT + CALIBRATE
                  ? Split.CALIBRATE
                  : position < FIT + CALIBRATE + AGENT ? Split.AGENT : Split.REPORT);
    }
    return splits;
  }

  /**
   * The rows that an encoder may be tuned on: those to fit, without any group of near-duplicates
   * that has a row of a source on which heads are to be measured in folds.
   *
   * @param kept the source that stays unseen
   */
  public static List<LabelledRow> toTune(List<LabelledRow> rows, String kept, long seed) {
    int[] groups = NearDuplicates.groups(rows);
    Set<Integer> unseen = new HashSet<>();
    for (int row = 0; row < groups.length; row++) {
      if (rows.get(row).source().equals(kept)) {
        unseen.add(groups[row]);
      }
    }
    double[] positions = positions(rows, groups, seed);
    List<LabelledRow> chosen = new ArrayList<>();
    for (int row = 0; row < groups.length; row++) {
      if (positions[row] < FIT && !unseen.contains(groups[row])) {
        chosen.add(rows.get(row));
      }
    }
    return chosen;
  }

  /**
   * Folds for cross-validation that respect the same groups.
   *
   * @return per row a fold in {@code [0, folds)}
   */
  public static int[] folds(List<LabelledRow> rows, int folds, long seed) {
    double[] positions = positions(rows, NearDuplicates.groups(rows), seed ^ 0x5EEDF01DL);
    int[] result = new int[positions.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (int) (positions[i] * folds);
    }
    return result;
  }

  /** A number in [0,1) per row, the same for the whole group. */
  private static double[] positions(List<LabelledRow> rows, int[] groups, long seed) {
    Map<Integer, Long> least = new HashMap<>();
    for (int row = 0; row < groups.length; row++) {
      least.merge(groups[row], hash(rows.get(row).text(), seed), Math::min);
    }
    double[] positions = new double[groups.length];
    for (int row = 0; row < groups.length; row++) {
      // the least hash of a group is not uniform; hashing it again makes it so
      byte[] bytes = ByteBuffer.allocate(8).putLong(least.getOrDefault(groups[row], 0L)).array();
      long again = ByteBuffer.wrap(Sha256.fresh().digest(bytes)).getLong();
      positions[row] = (again >>> 11) * 0x1.0p-53;
    }
    return positions;
  }

  private static long hash(String text, long seed) {
    return ByteBuffer.wrap(
            Sha256.fresh()
                .digest(
                    (seed + "\n" + MinHash.skeleton(text))
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .getLong();
  }
}
