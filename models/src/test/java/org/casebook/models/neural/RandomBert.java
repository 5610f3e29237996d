package org.casebook.models.neural;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.casebook.models.export.Tensor;

/** A small encoder with random weights, and rows to learn. */
final class RandomBert {
  static final BertArchitecture SHAPE = new BertArchitecture(2, 2, 16);
  static final int WORDS = 50;
  static final int TOKENS = 12;
  private static final int WIDE = 32;

  private final Map<String, Tensor> tensors = new TreeMap<>();
  private final Random random = new Random(5);

  private RandomBert() {
    int hidden = SHAPE.hidden();
    add("embeddings/word_embeddings", WORDS, hidden);
    add("embeddings/position_embeddings", TOKENS, hidden);
    add("embeddings/token_type_embeddings", 2, hidden);
    norm("embeddings/LayerNorm");
    for (int layer = 0; layer < SHAPE.layers(); layer++) {
      String name = "encoder/layer_" + layer + "/";
      for (String part : List.of("query", "key", "value")) {
        dense(name + "attention/self/" + part, hidden, hidden);
      }
      dense(name + "attention/output/dense", hidden, hidden);
      norm(name + "attention/output/LayerNorm");
      dense(name + "intermediate/dense", hidden, WIDE);
      dense(name + "output/dense", WIDE, hidden);
      norm(name + "output/LayerNorm");
    }
  }

  static Map<String, Tensor> tensors() {
    return new RandomBert().tensors;
  }

  /** Rows of two labels: whether the word 7 occurs, and, half unknown, whether 9 does. */
  static List<TuningRow> rows(int count) {
    Random random = new Random(3);
    List<TuningRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long[] pieces = random.longs(2 + random.nextInt(TOKENS - 2), 0, WORDS).toArray();
      boolean seven = random.nextBoolean();
      pieces[random.nextInt(pieces.length)] = seven ? 7 : 8;
      float nine = 0;
      for (long piece : pieces) {
        nine = piece == 9 ? 1 : nine;
      }
      rows.add(
          new TuningRow(
              pieces, new float[] {seven ? 1 : 0, nine}, new float[] {1, random.nextInt(2)}));
    }
    return rows;
  }

  private void dense(String name, int in, int out) {
    add(name + "/kernel", in, out);
    add(name + "/bias", out);
  }

  private void norm(String name) {
    add(name + "/gamma", SHAPE.hidden());
    add(name + "/beta", SHAPE.hidden());
  }

  private void add(String name, int... sizes) {
    int count = 1;
    long[] shape = new long[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      count *= sizes[i];
      shape[i] = sizes[i];
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * 0.3) + (name.endsWith("gamma") ? 1 : 0);
    }
    tensors.put(name, new Tensor(shape, values));
  }
}
