package org.casebook.runtime.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Case.Gold;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.policy.Policy;

/** Samples drawn by chance over the signals that a policy asks for; on average six per sample. */
final class DrawnSamples {
  private static final List<String> LANGUAGES = List.of("eng", "deu", "hin", "ara", "spa");

  private final List<String> signals;
  private final Random random;

  DrawnSamples(Policy policy, long seed) {
    SortedSet<String> all = new TreeSet<>();
    policy.clauses().values().forEach(clause -> all.addAll(clause.when().signals()));
    all.removeIf(signal -> signal.startsWith("harm."));
    this.signals = List.copyOf(all);
    this.random = new Random(seed);
  }

  List<Sample> next(int n) {
    List<Sample> samples = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      samples.add(sample("s" + i));
    }
    return samples;
  }

  private Sample sample(String id) {
    SortedMap<String, Double> found = new TreeMap<>();
    for (int k = random.nextInt(13); k > 0; k--) {
      found.put(signals.get(random.nextInt(signals.size())), 0.5 + 0.5 * random.nextDouble());
    }
    SortedMap<HarmArea, Double> beliefs = new TreeMap<>();
    for (HarmArea area : HarmArea.values()) {
      beliefs.put(area, random.nextInt(6) == 0 ? random.nextDouble() : 0.02);
    }
    boolean harmful = random.nextInt(3) == 0;
    return new Sample(
        id,
        "",
        LANGUAGES.get(random.nextInt(LANGUAGES.size())),
        found,
        beliefs,
        "",
        "post",
        LocalDate.of(2026, 6, 1),
        Optional.of(new Gold(harmful ? Action.REMOVE : Action.ALLOW, List.of())),
        new TreeMap<>());
  }
}
