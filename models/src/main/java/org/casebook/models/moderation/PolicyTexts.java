package org.casebook.models.moderation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.casebook.models.Label;
import org.casebook.models.ModelException;

/**
 * What policies say, as sentence vectors: for each label the texts of its clauses.
 *
 * @param texts at least one vector per label
 */
@SuppressWarnings("ArrayRecordComponent") // vectors; never compared
public record PolicyTexts(Map<Label, List<float[]>> texts) {
  /** Copies the map, keeping its order. */
  public PolicyTexts {
    Map<Label, List<float[]>> copy = new LinkedHashMap<>();
    texts.forEach((label, vectors) -> copy.put(label, List.copyOf(vectors)));
    texts = java.util.Collections.unmodifiableMap(copy);
  }

  /** The labels, in order. */
  public List<Label> labels() {
    return List.copyOf(texts.keySet());
  }

  /** The direction of all texts of a label: their mean at length 1. */
  public float[] mean(Label label) {
    return mean(of(label));
  }

  /** The direction of some texts of a label, drawn anew at each call. */
  public float[] some(Label label, Random random) {
    List<float[]> all = of(label);
    List<float[]> some = all.stream().filter(text -> random.nextBoolean()).toList();
    return mean(some.isEmpty() ? List.of(all.get(random.nextInt(all.size()))) : some);
  }

  private List<float[]> of(Label label) {
    List<float[]> vectors = texts.getOrDefault(label, List.of());
    if (vectors.isEmpty()) {
      throw new ModelException("no policy text is known for " + label.name());
    }
    return vectors;
  }

  private static float[] mean(List<float[]> vectors) {
    float[] sum = new float[vectors.get(0).length];
    double square = 0;
    for (float[] vector : vectors) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += vector[i];
      }
    }
    for (float value : sum) {
      square += value * value;
    }
    float scale = (float) (1 / Math.sqrt(square + 1e-12));
    for (int i = 0; i < sum.length; i++) {
      sum[i] *= scale;
    }
    return sum;
  }
}
