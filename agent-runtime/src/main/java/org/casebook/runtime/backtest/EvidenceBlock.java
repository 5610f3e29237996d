package org.casebook.runtime.backtest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Case.Gold;
import org.casebook.runtime.domain.HarmArea;

/**
 * Up to {@link #ROWS} samples in columns. Immutable once built; reading it needs no lock.
 *
 * <p>Strengths are kept only where a signal is established, beliefs as a dense column per area that
 * has any. Texts are not kept.
 */
public final class EvidenceBlock {
  /** As many rows as make a column of bits fit a first-level cache: 8 KiB. */
  static final int ROWS = 1 << 16;

  private final List<String> ids = new ArrayList<>();
  private final Map<String, Strengths> signals = new HashMap<>();
  private final Map<HarmArea, double[]> beliefs = new EnumMap<>(HarmArea.class);
  private final Labels countries = new Labels();
  private final Labels surfaces = new Labels();
  private final Labels days = new Labels();
  private final Map<String, Labels> slices = new TreeMap<>();
  private final Labels gold = new Labels();
  private final Map<String, Gold> golds = new HashMap<>();

  private EvidenceBlock() {}

  /**
   * A block of these samples, in their order.
   *
   * @throws IllegalArgumentException when there are more than a block holds
   */
  public static EvidenceBlock of(List<Sample> samples) {
    if (samples.size() > ROWS) {
      throw new IllegalArgumentException(samples.size() + " samples are more than a block holds");
    }
    EvidenceBlock block = new EvidenceBlock();
    samples.forEach(sample -> block.add(sample, samples.size()));
    return block;
  }

  /** Blocks of these samples, in their order. */
  public static List<EvidenceBlock> blocks(List<Sample> samples) {
    List<EvidenceBlock> blocks = new ArrayList<>();
    for (int from = 0; from < samples.size(); from += ROWS) {
      blocks.add(of(samples.subList(from, Math.min(samples.size(), from + ROWS))));
    }
    return List.copyOf(blocks);
  }

  private void add(Sample sample, int rows) {
    int row = ids.size();
    ids.add(sample.id());
    sample
        .signals()
        .forEach(
            (signal, strength) ->
                signals
                    .computeIfAbsent(signal, s -> new Strengths(new long[Bits.words(rows)]))
                    .put(row, strength));
    sample
        .beliefs()
        .forEach(
            (area, belief) -> beliefs.computeIfAbsent(area, a -> new double[rows])[row] = belief);
    countries.put(row, rows, sample.country());
    surfaces.put(row, rows, sample.surface());
    days.put(row, rows, sample.day().toString());
    Map<String, String> all = new TreeMap<>(sample.slices());
    all.put("lang", sample.lang());
    all.forEach(
        (name, value) -> slices.computeIfAbsent(name, s -> new Labels()).put(row, rows, value));
    String answer = sample.gold().map(g -> g.action() + " " + g.clauses()).orElse("");
    sample.gold().ifPresent(g -> golds.putIfAbsent(answer, g));
    gold.put(row, rows, answer);
  }

  int rows() {
    return ids.size();
  }

  String id(int row) {
    return ids.get(row);
  }

  /** Rows in which the signal is established; not for {@code harm.*}. */
  long[] established(String signal) {
    Strengths strengths = signals.get(signal);
    return strengths == null ? new long[Bits.words(rows())] : strengths.present.clone();
  }

  /** Rows in which the strength of a signal reaches a bound above 0; not for {@code harm.*}. */
  long[] atLeast(String signal, double bound) {
    long[] bits = new long[Bits.words(rows())];
    Strengths strengths = signals.get(signal);
    for (int i = 0; strengths != null && i < strengths.rows.size(); i++) {
      if (strengths.values.get(i) >= bound) {
        Bits.set(bits, strengths.rows.get(i));
      }
    }
    return bits;
  }

  /** Rows in which the belief reaches a bound. */
  long[] believed(HarmArea area, double bound) {
    double[] column = beliefs.get(area);
    if (column == null) {
      return bound <= 0 ? Bits.full(rows()) : new long[Bits.words(rows())];
    }
    long[] bits = new long[Bits.words(rows())];
    for (int row = 0; row < column.length; row++) {
      if (column[row] >= bound) {
        Bits.set(bits, row);
      }
    }
    return bits;
  }

  /** The sample in a row, without its text and slices; slow. */
  Sample sample(int row) {
    TreeMap<String, Double> present = new TreeMap<>();
    signals.forEach(
        (signal, strengths) -> {
          if (Bits.has(strengths.present, row)) {
            present.put(signal, strengths.of(row));
          }
        });
    TreeMap<HarmArea, Double> believed = new TreeMap<>();
    beliefs.forEach((area, column) -> believed.put(area, column[row]));
    return new Sample(
        ids.get(row),
        "",
        slices.getOrDefault("lang", new Labels()).value(row),
        present,
        believed,
        countries.value(row),
        surfaces.value(row),
        LocalDate.parse(days.value(row)),
        gold(row),
        new TreeMap<>());
  }

  Labels countries() {
    return countries;
  }

  Labels surfaces() {
    return surfaces;
  }

  /** Days as {@code 2026-01-31}. */
  Labels days() {
    return days;
  }

  /** The language, and whatever else the samples are broken down by. */
  Map<String, Labels> slices() {
    return slices;
  }

  /** Distinct right answers with the rows that have them. */
  Map<Gold, long[]> golds() {
    Map<Gold, long[]> rows = new HashMap<>();
    golds.forEach((answer, g) -> rows.put(g, gold.rows(answer, rows())));
    return rows;
  }

  Optional<Gold> gold(int row) {
    return Optional.ofNullable(golds.get(gold.value(row)));
  }

  /** The action that would be right, or empty. */
  Optional<Action> goldAction(int row) {
    return gold(row).map(Gold::action);
  }

  /** Where a signal is established, and how strongly; rows ascend. */
  private static final class Strengths {
    private final long[] present;
    private final List<Integer> rows = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    Strengths(long[] present) {
      this.present = present;
    }

    double of(int row) {
      return values.get(Collections.binarySearch(rows, row));
    }

    void put(int row, double strength) {
      Bits.set(present, row);
      rows.add(row);
      values.add(strength);
    }
  }

  /** One text per row out of a few distinct ones. */
  static final class Labels {
    private final List<String> values = new ArrayList<>(List.of(""));
    private final Map<String, Integer> codes = new HashMap<>(Map.of("", 0));
    private int[] rows = new int[0];

    private void put(int row, int size, String value) {
      if (rows.length == 0) {
        rows = new int[size];
      }
      rows[row] =
          codes.computeIfAbsent(
              value,
              v -> {
                values.add(v);
                return values.size() - 1;
              });
    }

    String value(int row) {
      return rows.length == 0 ? "" : values.get(rows[row]);
    }

    /** Distinct texts that occur. */
    List<String> values() {
      return values;
    }

    /** Rows with this text. */
    long[] rows(String value, int size) {
      long[] bits = new long[Bits.words(size)];
      Integer code = codes.get(value);
      if (code == null) {
        return bits;
      }
      for (int row = 0; row < size; row++) {
        if ((rows.length == 0 ? 0 : rows[row]) == code) {
          Bits.set(bits, row);
        }
      }
      return bits;
    }
  }
}
