package org.casebook.models.neural.experts;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.casebook.models.ModelException;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.Modality;
import org.casebook.models.moderation.NetworkShape;
import org.casebook.models.moderation.Token;

/**
 * Cases packed into arrays. The n tokens of all cases stand one after another, by kind; only
 * attention sees them as a table of cases by places, through {@code places} and {@code back}.
 *
 * @param cases how many
 * @param longest tokens of the longest case
 * @param vectors by kind float[count,input]; no entry where there is none
 * @param modality float[n,modalities], one 1 per row
 * @param missing float[n,modalities], 1 for each modality that the token's case lacks
 * @param places int64[cases*longest]: the token at a place, or n where there is none
 * @param back int64[n]: the place of a token
 * @param mask float[cases,longest]: 0 at tokens, -1e9 where there is none
 * @param words float[cases,n]: averages what the author of a case wrote
 * @param senses float[cases,n]: averages what is shown beside it
 * @param both float[cases,1]: 1 where a case has both
 */
record TokenBatch(
    int cases,
    int longest,
    Map<Modality.Kind, NDArray> vectors,
    NDArray modality,
    NDArray missing,
    NDArray places,
    NDArray back,
    NDArray mask,
    NDArray words,
    NDArray senses,
    NDArray both) {
  private static final float NONE = -1e9f;
  private static final int MODALITIES = Modality.values().length;

  /** Packs cases into arrays of a manager. */
  static TokenBatch of(NDManager step, NetworkShape shape, List<CaseTokens> batch) {
    int cases = batch.size();
    int longest = batch.stream().mapToInt(one -> one.tokens().size()).max().orElse(1);
    int n = batch.stream().mapToInt(one -> one.tokens().size()).sum();
    float[] modality = new float[n * MODALITIES];
    float[] missing = new float[n * MODALITIES];
    long[] places = new long[cases * longest];
    long[] back = new long[n];
    float[] mask = new float[cases * longest];
    float[] words = new float[cases * n];
    float[] senses = new float[cases * n];
    float[] both = new float[cases];
    java.util.Arrays.fill(places, n);
    java.util.Arrays.fill(mask, NONE);
    Map<Modality.Kind, NDArray> vectors = new EnumMap<>(Modality.Kind.class);
    int row = 0;
    for (Modality.Kind kind : Modality.Kind.values()) {
      int length = shape.input(kind);
      int count = batch.stream().mapToInt(one -> one.count(kind)).sum();
      float[] values = new float[count * length];
      int at = 0;
      for (int c = 0; c < cases; c++) {
        CaseTokens one = batch.get(c);
        for (int t = 0; t < one.tokens().size(); t++) {
          Token token = one.tokens().get(t);
          if (token.modality().kind() != kind) {
            continue;
          }
          if (token.vector().length != length) {
            throw new ModelException(
                kind + " vectors have " + token.vector().length + " numbers, not " + length);
          }
          System.arraycopy(token.vector(), 0, values, at, length);
          at += length;
          modality[row * MODALITIES + token.modality().number()] = 1;
          for (Modality absent : one.missing()) {
            missing[row * MODALITIES + absent.number()] = 1;
          }
          int place = c * longest + t;
          places[place] = row;
          back[row] = place;
          mask[place] = 0;
          if (token.modality() == Modality.TEXT) {
            words[c * n + row] = 1f / one.written();
          } else if (token.modality().shown()) {
            senses[c * n + row] = 1f / one.shown();
            both[c] = one.written() > 0 ? 1 : 0;
          }
          row++;
        }
      }
      if (count > 0) {
        vectors.put(kind, step.create(values, new Shape(count, length)));
      }
    }
    return new TokenBatch(
        cases,
        longest,
        vectors,
        step.create(modality, new Shape(n, MODALITIES)),
        step.create(missing, new Shape(n, MODALITIES)),
        step.create(places),
        step.create(back),
        step.create(mask, new Shape(cases, longest)),
        step.create(words, new Shape(cases, n)),
        step.create(senses, new Shape(cases, n)),
        step.create(both, new Shape(cases, 1)));
  }

  /** Tokens of all cases. */
  int size() {
    return (int) back.size();
  }

  /** The packed rows at their places, zeros where there is none: float[cases*longest,width]. */
  NDArray placed(NDArray packed) {
    NDArray zero = packed.getManager().zeros(new Shape(1, packed.getShape().get(1)));
    return packed.concat(zero, 0).get(places);
  }
}
