package org.casebook.runtime.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.backtest.EvidenceBlock;
import org.casebook.runtime.backtest.Sample;

/** The samples that a draft is tried on, with their texts. Immutable. */
public final class LabSamples {
  /** The slice that says where a sample comes from. */
  static final String SOURCE = "source";

  private final Map<String, Sample> byId;
  private final List<EvidenceBlock> blocks;

  /** Samples; of two with one id the first is kept. */
  public LabSamples(List<Sample> samples) {
    Map<String, Sample> kept = new LinkedHashMap<>();
    samples.forEach(sample -> kept.putIfAbsent(sample.id(), sample));
    this.byId = Collections.unmodifiableMap(kept);
    this.blocks = EvidenceBlock.blocks(new ArrayList<>(kept.values()));
  }

  /** All of them. */
  public List<Sample> all() {
    return List.copyOf(byId.values());
  }

  /** How many there are. */
  public int size() {
    return byId.size();
  }

  /** The sample with this id. */
  public Optional<Sample> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** How many come from where. */
  public SortedMap<String, Integer> sources() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    byId.values().forEach(s -> counts.merge(s.slices().getOrDefault(SOURCE, ""), 1, Integer::sum));
    return counts;
  }

  /** These and others; of two with one id the new one counts. */
  public LabSamples with(List<Sample> more) {
    List<Sample> all = new ArrayList<>(more);
    all.addAll(byId.values());
    return new LabSamples(all);
  }

  List<EvidenceBlock> blocks() {
    return blocks;
  }
}
