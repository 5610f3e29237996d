package org.casebook.models.export;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** A BERT of two layers with random weights, and its definition written out in plain loops. */
final class TinyBert {
  static final int WORDS = 50;
  static final int HIDDEN = 16;
  static final int WIDE = 32;
  static final int HEADS = 2;
  static final int LAYERS = 2;
  static final int TOKENS = 12;

  private final Map<String, float[]> weights = new HashMap<>();
  private final CheckpointFiles files = new CheckpointFiles();
  private final Random random = new Random(5);

  TinyBert() {
    add("embeddings/word_embeddings", WORDS, HIDDEN);
    add("embeddings/position_embeddings", TOKENS + 4, HIDDEN);
    add("embeddings/token_type_embeddings", 2, HIDDEN);
    norm("embeddings/LayerNorm");
    for (int layer = 0; layer < LAYERS; layer++) {
      String name = "encoder/layer_" + layer + "/";
      for (String part : new String[] {"query", "key", "value"}) {
        dense(name + "attention/self/" + part, HIDDEN, HIDDEN);
      }
      dense(name + "attention/output/dense", HIDDEN, HIDDEN);
      norm(name + "attention/output/LayerNorm");
      dense(name + "intermediate/dense", HIDDEN, WIDE);
      dense(name + "output/dense", WIDE, HIDDEN);
      norm(name + "output/LayerNorm");
    }
  }

  CheckpointFiles files() {
    return files;
  }

  /** The states of the last layer, token by token. */
  float[][] states(long[] ids) {
    float[][] x = new float[ids.length][];
    for (int t = 0; t < ids.length; t++) {
      x[t] = new float[HIDDEN];
      for (int i = 0; i < HIDDEN; i++) {
        x[t][i] =
            get("embeddings/word_embeddings")[(int) ids[t] * HIDDEN + i]
                + get("embeddings/position_embeddings")[t * HIDDEN + i]
                + get("embeddings/token_type_embeddings")[i];
      }
      x[t] = normed(x[t], "embeddings/LayerNorm");
    }
    for (int layer = 0; layer < LAYERS; layer++) {
      x = layer(x, "encoder/layer_" + layer + "/");
    }
    return x;
  }

  private float[][] layer(float[][] x, String name) {
    float[][] result = new float[x.length][];
    for (int t = 0; t < x.length; t++) {
      float[] seen = new float[HIDDEN];
      for (int head = 0; head < HEADS; head++) {
        attend(x, t, head, name + "attention/self/", seen);
      }
      float[] middle =
          normed(
              sum(product(seen, name + "attention/output/dense", HIDDEN), x[t]),
              name + "attention/output/LayerNorm");
      float[] wide = product(middle, name + "intermediate/dense", WIDE);
      for (int i = 0; i < WIDE; i++) {
        double v = wide[i];
        wide[i] = (float) (v / 2 * (1 + Math.tanh(0.7978845608 * (v + 0.044715 * v * v * v))));
      }
      result[t] =
          normed(
              sum(product(wide, name + "output/dense", HIDDEN), middle), name + "output/LayerNorm");
    }
    return result;
  }

  private void attend(float[][] x, int token, int head, String name, float[] seen) {
    int size = HIDDEN / HEADS;
    float[] query = product(x[token], name + "query", HIDDEN);
    double[] share = new double[x.length];
    double total = 0;
    for (int t = 0; t < x.length; t++) {
      float[] key = product(x[t], name + "key", HIDDEN);
      double dot = 0;
      for (int i = head * size; i < (head + 1) * size; i++) {
        dot += query[i] * key[i];
      }
      share[t] = Math.exp(dot / Math.sqrt(size));
      total += share[t];
    }
    for (int t = 0; t < x.length; t++) {
      float[] value = product(x[t], name + "value", HIDDEN);
      for (int i = head * size; i < (head + 1) * size; i++) {
        seen[i] += (float) (share[t] / total * value[i]);
      }
    }
  }

  private float[] product(float[] x, String name, int columns) {
    float[] result = get(name + "/bias").clone();
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < columns; j++) {
        result[j] += x[i] * get(name + "/kernel")[i * columns + j];
      }
    }
    return result;
  }

  private float[] normed(float[] x, String name) {
    double mean = 0;
    double square = 0;
    for (float v : x) {
      mean += v / x.length;
    }
    for (float v : x) {
      square += (v - mean) * (v - mean) / x.length;
    }
    float[] result = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      double unit = (x[i] - mean) / Math.sqrt(square + 1e-12);
      result[i] = (float) (unit * get(name + "/gamma")[i] + get(name + "/beta")[i]);
    }
    return result;
  }

  private static float[] sum(float[] a, float[] b) {
    float[] result = a.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] += b[i];
    }
    return result;
  }

  private float[] get(String name) {
    return weights.getOrDefault(name, new float[0]);
  }

  private void dense(String name, int in, int out) {
    add(name + "/kernel", in, out);
    add(name + "/bias", out);
  }

  private void norm(String name) {
    add(name + "/gamma", HIDDEN);
    add(name + "/beta", HIDDEN);
  }

  private void add(String name, int... dims) {
    int size = 1;
    for (int dim : dims) {
      size *= dim;
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (random.nextGaussian() * 0.4);
    }
    weights.put(name, values);
    files.tensor("bert/" + name, values, dims);
  }
}
