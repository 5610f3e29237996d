package org.casebook.models.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups rows that are near-duplicates or belong to one pair, across all sources. */
final class NearDuplicates {
  private final int[] parent;

  private NearDuplicates(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  /**
   * Finds the groups.
   *
   * @return per row the index of the first row of its group
   */
  static int[] groups(List<LabelledRow> rows) {
    NearDuplicates found = new NearDuplicates(rows.size());
    Map<String, Integer> pairs = new HashMap<>();
    Map<String, Integer> texts = new HashMap<>();
    Map<Long, List<Integer>> bands = new HashMap<>();
    int[][] signatures = new int[rows.size()][];
    for (int row = 0; row < rows.size(); row++) {
      LabelledRow candidate = rows.get(row);
      int current = row;
      candidate
          .pair()
          .ifPresent(pair -> found.meet(pairs, candidate.source() + "/" + pair, current));
      String skeleton = MinHash.skeleton(candidate.text());
      if (found.meet(texts, skeleton, row)) {
        continue; // the same letters: its twin stands for it below
      }
      int[] signature = MinHash.signature(skeleton);
      signatures[row] = signature;
      for (long key : MinHash.bands(signature, MinHash.ROWS_PER_BAND)) {
        List<Integer> others = bands.computeIfAbsent(key, unused -> new ArrayList<>(1));
        for (int other : others) {
          if (found.root(other) != found.root(row)
              && MinHash.similarity(signatures[other], signature) >= MinHash.SAME) {
            found.join(other, row);
          }
        }
        if (others.size() < 64) { // a crowded key holds common phrases, not duplicates
          others.add(row);
        }
      }
    }
    int[] groups = new int[rows.size()];
    for (int row = 0; row < groups.length; row++) {
      groups[row] = found.root(row);
    }
    return groups;
  }

  private boolean meet(Map<String, Integer> seen, String key, int row) {
    Integer first = seen.putIfAbsent(key, row);
    if (first == null) {
      return false;
    }
    join(first, row);
    return true;
  }

  private void join(int a, int b) {
    int low = Math.min(root(a), root(b));
    int high = Math.max(root(a), root(b));
    parent[high] = low;
  }

  private int root(int row) {
    int root = row;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
