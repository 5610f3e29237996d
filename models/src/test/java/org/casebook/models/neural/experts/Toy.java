package org.casebook.models.neural.experts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.casebook.models.Label;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.LabelledCase;
import org.casebook.models.moderation.Modality;
import org.casebook.models.moderation.NetworkShape;
import org.casebook.models.moderation.PolicyTexts;
import org.casebook.models.moderation.Token;

/** A world small enough to learn in seconds: words and pictures, each of two kinds; harm is XOR. */
final class Toy {
  static final Label HATE = new Label("hate");
  static final NetworkShape SHAPE =
      new NetworkShape(
          16,
          2,
          2,
          4,
          8,
          8,
          4,
          Map.of(
              Modality.Kind.WORDS, 6,
              Modality.Kind.PICTURE, 5,
              Modality.Kind.SOUND, 3,
              Modality.Kind.PROPERTIES, 2),
          6,
          Map.of("act", List.of("none", "threat")));

  private Toy() {}

  static PolicyTexts policies() {
    return new PolicyTexts(
        Map.of(
            HATE,
            List.of(new float[] {1, 0, 0, 0, 0, 0}, new float[] {0.9f, 0.1f, 0, 0, 0.1f, 0})));
  }

  static List<LabelledCase> xor(int count, long seed) {
    Random random = new Random(seed);
    List<LabelledCase> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean word = random.nextBoolean();
      boolean picture = random.nextBoolean();
      boolean harm = word != picture;
      cases.add(
          new LabelledCase(
              "toy-" + seed + "-" + i,
              "toy",
              new CaseTokens(
                  List.of(
                      token(Modality.IMAGE, 5, picture, random),
                      token(Modality.TEXT, 6, word, random),
                      new Token(Modality.METADATA, new float[] {random.nextFloat(), 0}))),
              Map.of(HATE, harm),
              Map.of(
                  "act",
                  harm ? "threat" : "none",
                  LabelledCase.SEVERITY,
                  harm ? "2" : "0",
                  LabelledCase.DEPICTS,
                  word ? "one" : "other",
                  LabelledCase.NEEDS_ALL,
                  "yes"),
              false));
    }
    return cases;
  }

  private static Token token(Modality modality, int length, boolean kind, Random random) {
    float[] vector = new float[length];
    for (int i = 0; i < length; i++) {
      vector[i] = (float) (0.2 * random.nextGaussian()) + (i == (kind ? 1 : 2) ? 1 : 0);
    }
    return new Token(modality, vector);
  }
}
