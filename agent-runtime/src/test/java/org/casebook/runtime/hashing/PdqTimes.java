package org.casebook.runtime.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import org.casebook.runtime.media.Picture;
import org.casebook.runtime.testing.SampleImages;
import org.junit.jupiter.api.Test;

/**
 * Prints what a query among a million hashes takes, by the index and by comparing with all, in one
 * run and with equal results, and what hashing a picture takes. Not part of the usual tests, as its
 * name says: {@code mvn test -pl agent-runtime -am -Dtest=PdqTimes
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class PdqTimes {
  private static final int HASHES = 1_000_000;
  private static final int QUERIES = 200;
  private static final int ROUNDS = 3;

  @Test
  void index() {
    SplittableRandom random = new SplittableRandom(7);
    List<PdqHash> hashes = new ArrayList<>(HASHES);
    for (int i = 0; i < HASHES; i++) {
      hashes.add(
          new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()));
    }
    long start = System.nanoTime();
    PdqIndex index = new PdqIndex(hashes);
    System.out.printf(Locale.ROOT, "building: %.0f ms%n", (System.nanoTime() - start) / 1e6);
    List<PdqHash> queries = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      queries.add(edited(hashes.get(random.nextInt(HASHES)), random.nextInt(60), random));
    }
    for (int round = 0; round < ROUNDS; round++) {
      var probed = timed("index, radius 31", queries, q -> () -> index.within(q, PdqHash.SAME));
      var scanned = timed("all compared", queries, q -> () -> index.scan(q, PdqHash.SAME));
      assertThat(probed).isEqualTo(scanned);
      System.out.println("matches: " + probed.stream().mapToInt(List::size).sum());
    }
  }

  @Test
  void hasher() throws Exception {
    Picture picture = SampleImages.picture("hills-no-text.png");
    Picture large = picture.scaled(4000, 3000);
    for (Picture each : List.of(picture, large)) {
      timed(
          each.width() + " x " + each.height(),
          Collections.nCopies(20, new PdqHash(0, 0, 0, 0)),
          q -> () -> PdqHasher.fingerprint(each));
    }
  }

  private static PdqHash edited(PdqHash hash, int bits, SplittableRandom random) {
    long[] words = {hash.a(), hash.b(), hash.c(), hash.d()};
    for (int i = 0; i < bits; i++) {
      int bit = random.nextInt(PdqHash.BITS);
      words[bit / 64] ^= 1L << (bit % 64);
    }
    return new PdqHash(words[0], words[1], words[2], words[3]);
  }

  private static <T> List<T> timed(
      String what, List<PdqHash> queries, Function<PdqHash, Supplier<T>> work) {
    double[] millis = new double[queries.size()];
    List<T> results = new ArrayList<>();
    for (int i = 0; i < millis.length; i++) {
      Supplier<T> step = work.apply(queries.get(i));
      long start = System.nanoTime();
      results.add(step.get());
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "%s: median %.3f ms, 95 %% under %.3f ms, slowest %.3f ms%n",
        what,
        millis[millis.length / 2],
        millis[millis.length * 95 / 100],
        millis[millis.length - 1]);
    return results;
  }
}
