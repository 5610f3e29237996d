package org.casebook.runtime.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.casebook.models.Metric;
import org.casebook.runtime.bench.Race.Contender;
import org.casebook.runtime.bench.Race.Round;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.hashing.PdqHash;
import org.casebook.runtime.hashing.PdqIndex;

/**
 * Queries at radius 31 among a million random PDQ hashes: the index beside comparing with all, on
 * the same queries, with results that must be equal. A query is a hash of the list with up to 60
 * bits turned, so that some find something and some do not.
 */
final class PdqBench {
  private static final String INDEX = "index";
  private static final String ALL = "all compared";
  private static final int HASHES = 1_000_000;
  private static final int QUERIES = 200;
  private static final int TURNED = 60;
  private static final int WARM_UP = 2;
  private static final String VERSION = "PdqIndex, 16 words of 16 bits";

  private final Suite.Settings settings;
  private final Consumer<String> progress;

  PdqBench(Suite.Settings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  List<Metric> run() throws InterruptedException {
    progress.accept("hash index, building");
    SplittableRandom random = new SplittableRandom(settings.seed());
    List<PdqHash> hashes = new ArrayList<>(HASHES);
    for (int i = 0; i < HASHES; i++) {
      hashes.add(
          new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
    }
    PdqIndex index = new PdqIndex(hashes);
    List<List<PdqHash>> batches = new ArrayList<>();
    for (int round = 0; round < WARM_UP + settings.rounds(); round++) {
      List<PdqHash> batch = new ArrayList<>();
      for (int i = 0; i < QUERIES; i++) {
        batch.add(turned(hashes.get(random.nextInt(HASHES)), random));
      }
      batches.add(batch);
    }
    requireEqual(index, batches.get(0));
    Race<List<PdqHash>> race =
        new Race<>(
            List.of(
                new Contender<>(
                    INDEX, batch -> batch.forEach(hash -> index.within(hash, PdqHash.SAME))),
                new Contender<>(
                    ALL, batch -> batch.forEach(hash -> index.scan(hash, PdqHash.SAME)))),
            WARM_UP);
    return metrics(race.run(batches, step -> progress.accept("hash index, " + step)), batches);
  }

  private List<Metric> metrics(List<Round> rounds, List<List<PdqHash>> batches) {
    Records records =
        new Records(rounds, Digest.sha256(batches.toString()), settings.seed(), VERSION);
    records.rate(
        "pdq.index.queries_per_second",
        INDEX,
        ALL,
        QUERIES,
        "queries at radius 31 among 1,000,000 hashes in a second; baseline: comparing with all");
    records.rate(
        "pdq.all_compared.queries_per_second",
        ALL,
        ALL,
        QUERIES,
        "the same queries, each hash compared with all");
    records.ratio(
        "pdq.speedup",
        "time of comparing with all over that of the index, same queries, same run",
        round -> round.wall(ALL) / round.wall(INDEX));
    return records.list();
  }

  private static void requireEqual(PdqIndex index, List<PdqHash> batch) {
    for (PdqHash hash : batch) {
      if (!index.within(hash, PdqHash.SAME).equals(index.scan(hash, PdqHash.SAME))) {
        throw new CasebookException("the index finds something else than comparing: report this");
      }
    }
  }

  private static PdqHash turned(PdqHash hash, SplittableRandom random) {
    long[] words = {hash.a(), hash.b(), hash.c(), hash.d()};
    for (int left = random.nextInt(TURNED); left > 0; left--) {
      int bit = random.nextInt(PdqHash.BITS);
      words[bit / 64] ^= 1L << (bit % 64);
    }
    return new PdqHash(words[0], words[1], words[2], words[3]);
  }
}
