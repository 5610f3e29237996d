package org.casebook.runtime.samples;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is in a set of samples, in numbers of rows.
 *
 * @param policy id and version
 * @param clauses by the clause that a row was made for, both sides
 * @param areas by the first two letters of that clause
 * @param slots by the slot in which a pair differs: act, target or frame
 * @param attacks by attack family; {@code none} for plain spelling
 * @param lacking by clause, why there is nothing
 */
public record SampleReport(
    String policy,
    long seed,
    int rows,
    int violates,
    int safe,
    SortedMap<String, Long> languages,
    SortedMap<String, Long> areas,
    SortedMap<String, Long> clauses,
    SortedMap<String, Long> actions,
    SortedMap<String, Long> frames,
    SortedMap<String, Long> slots,
    SortedMap<String, Long> attacks,
    SortedMap<String, String> lacking) {

  /** The numbers of a set. */
  public static SampleReport of(String policy, long seed, SampleSet set) {
    List<LabelledSample> rows = set.samples();
    int violates = (int) rows.stream().filter(row -> row.expect().equals("violates")).count();
    Map<String, List<LabelledSample>> pairs =
        rows.stream().collect(Collectors.groupingBy(LabelledSample::pairId));
    return new SampleReport(
        policy,
        seed,
        rows.size(),
        violates,
        rows.size() - violates,
        count(rows, LabelledSample::lang),
        count(rows, row -> row.clause().substring(0, 2)),
        count(rows, LabelledSample::clause),
        count(rows, row -> row.gold().action()),
        count(rows, row -> row.slots().getOrDefault("frame", "none")),
        count(List.copyOf(pairs.values()), SampleReport::difference),
        count(rows, row -> row.attackFamily().orElse("none")),
        set.lacking());
  }

  private static String difference(List<LabelledSample> pair) {
    SortedMap<String, String> first = pair.get(0).slots();
    return pair.get(pair.size() - 1).slots().entrySet().stream()
        .filter(slot -> !slot.getValue().equals(first.get(slot.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.joining("+"));
  }

  private static <T> SortedMap<String, Long> count(List<T> rows, Function<T, String> key) {
    return rows.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
  }
}
