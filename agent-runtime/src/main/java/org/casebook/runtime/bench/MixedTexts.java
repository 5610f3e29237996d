package org.casebook.runtime.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.casebook.models.Sha256;

/**
 * Made-up English sentences of mixed length, none twice. Lengths are log-normal with a median of
 * eighteen words, as posts and comments roughly are; the words are common ones, so that a word is
 * one or two word pieces.
 */
final class MixedTexts {
  private static final double MEDIAN_LOG = Math.log(18);
  private static final double SPREAD = 0.7;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 110;
  private static final String[] WORDS =
      ("the of and to in that you is was he for it with as his on be at by this had not are but"
              + " from or have an they which one were her all she there would their we him been"
              + " has when who will more no if out so said what up its about into than them can"
              + " only other new some could time these two may then do first any my now such like"
              + " our over man me even most made after also did many before must through back"
              + " years where much your way well down should because each just those people mr"
              + " how too little state good very make world still own see men work long get here"
              + " between both life being under never day same another know while last might us"
              + " great old year off come since against go came right used take three idiot hate"
              + " stupid kill threat hurt gun refund order shipping please help thanks account"
              + " password winner prize message photo video football neighbour recipe garden")
          .split(" ");

  private final Random random;
  private final Set<String> given = new HashSet<>();

  MixedTexts(long seed) {
    this.random = new Random(seed);
  }

  /** Sentences that were not given before. */
  List<String> next(int count) {
    List<String> texts = new ArrayList<>(count);
    while (texts.size() < count) {
      String text = sentence();
      if (given.add(text)) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** SHA-256 over all given texts. */
  static String digest(List<List<String>> batches) {
    StringBuilder all = new StringBuilder();
    batches.forEach(batch -> batch.forEach(text -> all.append(text).append('\n')));
    return Sha256.hex(all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private String sentence() {
    double drawn = Math.exp(MEDIAN_LOG + SPREAD * random.nextGaussian());
    int words = (int) Math.min(LONGEST, Math.max(SHORTEST, drawn));
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.append('.').toString();
  }
}
