package org.casebook.models.neural.experts;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.casebook.models.export.Tensor;
import org.casebook.models.moderation.NetworkShape;

/**
 * A network as it is before training: it says nothing of worth, and takes as long as one that does.
 * Needs no engine.
 *
 * @param weights by name
 * @param bias of the routers, by block
 */
public record FirstWeights(Map<String, Tensor> weights, List<float[]> bias) {
  /** The weights that training would begin with. */
  public static FirstWeights of(NetworkShape shape, long seed) {
    return new FirstWeights(
        new ModerationNetwork(shape).plan(seed).tensors(),
        Stream.generate(() -> new float[shape.experts()]).limit(shape.blocks()).toList());
  }
}
