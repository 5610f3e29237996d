package org.casebook.runtime.hashing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PdqIndexTest {
  private static final int MANY = 6_000;

  /** Clusters of near hashes, so that there is something to find at every distance. */
  private static List<PdqHash> clustered(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PdqHash> hashes = new ArrayList<>();
    PdqHash centre = random(random);
    for (int i = 0; i < count; i++) {
      if (i % 40 == 0) {
        centre = random(random);
      }
      hashes.add(flipped(centre, random.nextInt(60), random));
    }
    return hashes;
  }

  private static PdqHash random(SplittableRandom random) {
    return new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private static PdqHash flipped(PdqHash hash, int bits, SplittableRandom random) {
    long[] words = {hash.a(), hash.b(), hash.c(), hash.d()};
    for (int i = 0; i < bits; i++) {
      int bit = random.nextInt(PdqHash.BITS);
      words[bit / 64] ^= 1L << (bit % 64);
    }
    return new PdqHash(words[0], words[1], words[2], words[3]);
  }

  @Property(tries = 40)
  void findsWhatComparingWithAllFinds(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 60) int radius) {
    List<PdqHash> hashes = clustered(seed, MANY);
    PdqIndex index = new PdqIndex(hashes);
    SplittableRandom random = new SplittableRandom(~seed);
    for (int i = 0; i < 20; i++) {
      PdqHash query = flipped(hashes.get(random.nextInt(MANY)), random.nextInt(40), random);
      assertThat(index.within(query, radius)).isEqualTo(index.scan(query, radius));
    }
  }

  @Test
  void namesEachMatchOnceWithItsDistanceNearestFirst() {
    List<PdqHash> hashes = clustered(3, MANY);
    PdqHash query = hashes.get(17);
    List<PdqIndex.Match> found = new PdqIndex(hashes).within(query, PdqHash.SAME);

    assertThat(found.get(0).distance()).isZero();
    assertThat(found).extracting(PdqIndex.Match::position).doesNotHaveDuplicates().contains(17);
    assertThat(found).extracting(PdqIndex.Match::distance).isSorted();
    assertThat(found)
        .allSatisfy(
            match ->
                assertThat(query.distance(hashes.get(match.position())))
                    .isEqualTo(match.distance()));
  }

  @Test
  void fewHashesAndNoneWorkToo() {
    PdqHash zero = new PdqHash(0, 0, 0, 0);
    assertThat(new PdqIndex(List.of()).within(zero, PdqHash.SAME)).isEmpty();
    assertThat(new PdqIndex(List.of(zero)).within(zero, 0)).hasSize(1);
  }

  @Test
  void hashIsReadAsItIsWritten() {
    String digits = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22";
    PdqHash hash = PdqHash.ofHex(digits).orElseThrow();
    assertThat(hash.hex()).isEqualTo(digits);
    // The reference states 120 bits between these two of its pictures.
    assertThat(
            hash.distance(
                PdqHash.ofHex("30a10efd71cc3d429013d48d0ffffc52e34e0e17ada952a9d29685211ea9e5af")
                    .orElseThrow()))
        .isEqualTo(120);
    assertThat(PdqHash.ofHex(digits + "0")).isEmpty();
    assertThat(PdqHash.ofHex(digits.replace('f', 'g'))).isEmpty();
  }
}
