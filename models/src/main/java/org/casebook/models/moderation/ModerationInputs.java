package org.casebook.models.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.casebook.models.ModelException;

/**
 * A case as the exported model takes it.
 *
 * @param floats the tensors of floats
 * @param modality per token the number of its modality
 */
@SuppressWarnings("ArrayRecordComponent") // tensors; never compared
public record ModerationInputs(List<Floats> floats, long[] modality) {
  /**
   * A tensor of floats.
   *
   * @param name of the model's input
   * @param values row-major
   */
  @SuppressWarnings("ArrayRecordComponent") // a tensor; never compared
  public record Floats(String name, float[] values, long... shape) {}

  /**
   * Fills the tensors.
   *
   * @param policies vectors of the policies' texts
   * @throws ModelException when a vector is of another length than the model's
   */
  public static ModerationInputs of(CaseTokens one, NetworkShape shape, List<float[]> policies) {
    List<Floats> floats = new ArrayList<>();
    int t = one.tokens().size();
    for (Modality.Kind kind : Modality.Kind.values()) {
      List<float[]> vectors =
          one.tokens().stream()
              .filter(token -> token.modality().kind() == kind)
              .map(Token::vector)
              .toList();
      floats.add(table(kind.name().toLowerCase(Locale.ROOT), vectors, shape.input(kind)));
    }
    float[] missing = new float[Modality.values().length];
    one.missing().forEach(modality -> missing[modality.number()] = 1);
    floats.add(new Floats("missing", missing, 1, missing.length));
    floats.add(table("policies", policies, shape.policy()));
    int words = one.written();
    int senses = one.shown();
    float[] ofWords = new float[t];
    float[] ofSenses = new float[t];
    for (int i = 0; i < t; i++) {
      Modality modality = one.tokens().get(i).modality();
      ofWords[i] = modality == Modality.TEXT ? 1f / words : 0;
      ofSenses[i] = modality.shown() ? 1f / senses : 0;
    }
    floats.add(new Floats("words_mean", ofWords, 1, t));
    floats.add(new Floats("senses_mean", ofSenses, 1, t));
    floats.add(new Floats("both", new float[] {words > 0 && senses > 0 ? 1 : 0}, 1));
    return new ModerationInputs(
        floats, one.tokens().stream().mapToLong(token -> token.modality().number()).toArray());
  }

  private static Floats table(String name, List<float[]> rows, int length) {
    float[] values = new float[rows.size() * length];
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).length != length) {
        throw new ModelException(
            name + " vectors have " + rows.get(row).length + " numbers, not " + length);
      }
      System.arraycopy(rows.get(row), 0, values, row * length, length);
    }
    return new Floats(name, values, rows.size(), length);
  }
}
