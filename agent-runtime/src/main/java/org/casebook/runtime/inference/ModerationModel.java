package org.casebook.runtime.inference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.casebook.models.moderation.CaseTokens;
import org.casebook.models.moderation.ModerationInputs;
import org.casebook.models.moderation.NetworkShape;
import org.casebook.models.moderation.Opinion;

/**
 * The moderation model as it is served: one case per run, so that what it says of a case never
 * depends on the cases beside it.
 */
public final class ModerationModel implements AutoCloseable {
  private final OnnxSession session;
  private final NetworkShape shape;

  /** A model from memory, such as one just trained. */
  public ModerationModel(OnnxSessions sessions, byte[] model, NetworkShape shape) {
    this.session = sessions.session("moderation", model);
    this.shape = shape;
  }

  /**
   * What the model says of a case.
   *
   * @param policies the vector of each policy's text
   * @return one opinion per policy
   */
  public List<Opinion> opinions(CaseTokens one, List<float[]> policies) {
    Map<String, OnnxSession.Input> inputs = new HashMap<>();
    ModerationInputs filled = ModerationInputs.of(one, shape, policies);
    for (ModerationInputs.Floats floats : filled.floats()) {
      inputs.put(floats.name(), OnnxSession.Input.floats(floats.values(), floats.shape()));
    }
    inputs.put("modality", OnnxSession.Input.longs(filled.modality(), filled.modality().length));
    Map<String, OnnxSession.Output> out = session.run(inputs);
    List<Opinion> opinions = new ArrayList<>();
    int count = policies.size();
    for (int policy = 0; policy < count; policy++) {
      opinions.add(
          new Opinion(
              values(out, "logits")[policy],
              column(values(out, "contributions"), policy, count),
              column(values(out, "weights"), policy, count),
              values(out, "spread")[policy],
              values(out, "interaction")[policy],
              values(out, "bias")[policy],
              part(values(out, "pooled"), policy * shape.width(), shape.width())));
    }
    return opinions;
  }

  private float[] values(Map<String, OnnxSession.Output> out, String name) {
    return session.output(out, name).values();
  }

  private static List<Double> column(float[] table, int column, int columns) {
    return IntStream.range(0, table.length / columns)
        .mapToObj(row -> (double) table[row * columns + column])
        .toList();
  }

  private static List<Double> part(float[] values, int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> (double) values[i]).toList();
  }

  @Override
  public void close() {
    session.close();
  }
}
