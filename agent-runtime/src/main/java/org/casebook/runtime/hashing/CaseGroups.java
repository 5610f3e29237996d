package org.casebook.runtime.hashing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.casebook.models.training.MinHash;
import org.casebook.runtime.hashing.CaseGroup.Likeness;

/**
 * Groups cases with nearly the same content. Likeness is passed on: where A is like B and B like C,
 * all three are one group.
 */
public final class CaseGroups {
  /** Short texts share their letters with too many others. */
  private static final int LEAST_LETTERS = 24;

  /** A key under which so many texts meet holds a common phrase. */
  private static final int CROWD = 64;

  private final List<Content> cases;
  private final int[] parent;
  private final Map<Integer, Set<Likeness>> reasons = new HashMap<>();

  private CaseGroups(List<Content> cases) {
    this.cases = cases;
    this.parent = new int[cases.size()];
    for (int i = 0; i < parent.length; i++) {
      parent[i] = i;
    }
  }

  /**
   * What a case holds.
   *
   * @param files digests of its media
   * @param pictures fingerprints of those that are pictures and could be read
   */
  public record Content(
      String caseId, List<String> texts, List<String> files, List<PdqFingerprint> pictures) {
    public Content {
      texts = List.copyOf(texts);
      files = List.copyOf(files);
      pictures = List.copyOf(pictures);
    }
  }

  /** The groups of two and more, in the order of their first cases. */
  public static List<CaseGroup> of(List<Content> cases) {
    CaseGroups groups = new CaseGroups(cases);
    groups.files();
    groups.looks();
    groups.words();
    return groups.result();
  }

  private void files() {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      for (String file : cases.get(i).files()) {
        Integer other = first.putIfAbsent(file, i);
        if (other != null) {
          join(other, i, Likeness.FILE);
        }
      }
    }
  }

  private void looks() {
    List<PdqHash> hashes = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int i = 0; i < parent.length; i++) {
      for (PdqFingerprint picture : cases.get(i).pictures()) {
        if (picture.usable()) {
          hashes.add(picture.hash());
          owners.add(i);
        }
      }
    }
    PdqIndex index = new PdqIndex(hashes);
    for (int i = 0; i < hashes.size(); i++) {
      for (PdqIndex.Match match : index.within(hashes.get(i), PdqHash.SAME)) {
        join(owners.get(match.position()), owners.get(i), Likeness.LOOK);
      }
    }
  }

  private void words() {
    Map<Long, List<Signed>> bands = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      for (String text : cases.get(i).texts()) {
        String skeleton = MinHash.skeleton(text);
        if (skeleton.length() >= LEAST_LETTERS) {
          meet(bands, new Signed(i, MinHash.signature(skeleton)));
        }
      }
    }
  }

  private void meet(Map<Long, List<Signed>> bands, Signed text) {
    for (long key : MinHash.bands(text.signature, MinHash.ROWS_PER_BAND)) {
      List<Signed> others = bands.computeIfAbsent(key, unused -> new ArrayList<>(1));
      for (Signed other : others) {
        if (MinHash.similarity(other.signature, text.signature) >= MinHash.SAME) {
          join(other.owner, text.owner, Likeness.WORDS);
        }
      }
      if (others.size() < CROWD) {
        others.add(text);
      }
    }
  }

  private void join(int a, int b, Likeness by) {
    if (a != b) {
      int low = Math.min(root(a), root(b));
      int high = Math.max(root(a), root(b));
      parent[high] = low;
      reasons.computeIfAbsent(a, unused -> EnumSet.noneOf(Likeness.class)).add(by);
    }
  }

  private int root(int index) {
    int root = index;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }

  private List<CaseGroup> result() {
    Map<Integer, List<String>> members = new TreeMap<>();
    Map<Integer, Set<Likeness>> by = new HashMap<>();
    for (int i = 0; i < parent.length; i++) {
      members.computeIfAbsent(root(i), unused -> new ArrayList<>()).add(cases.get(i).caseId());
      by.computeIfAbsent(root(i), unused -> EnumSet.noneOf(Likeness.class))
          .addAll(reasons.getOrDefault(i, Set.of()));
    }
    List<CaseGroup> groups = new ArrayList<>();
    members.forEach(
        (root, ids) -> {
          if (ids.size() > 1) {
            groups.add(new CaseGroup(ids, by.getOrDefault(root, Set.of())));
          }
        });
    return groups;
  }

  /** A text of a case, by its signature. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Signed(int owner, int[] signature) {}
}
