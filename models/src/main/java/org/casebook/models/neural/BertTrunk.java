package org.casebook.models.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.norm.LayerNorm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The encoder of BERT (Devlin et al. 2019) in operations that can be differentiated: embeddings,
 * then layers. Weights bear the names of a BERT checkpoint.
 */
final class BertTrunk {
  static final float EPSILON = 1e-12f;
  private static final String EMBEDDINGS = "embeddings/";

  /** What is added to the attention score of a place that only fills up the row. */
  private static final float UNSEEN = -1e4f;

  private final Parameters weights;
  private final List<BertLayer> layers = new ArrayList<>();
  private final float dropout;

  /**
   * A network over these weights.
   *
   * @param heads attention heads of a layer
   * @param dropout share of numbers that are dropped while training
   */
  BertTrunk(Parameters weights, int layers, int heads, float dropout) {
    this.weights = weights;
    this.dropout = dropout;
    for (int layer = 0; layer < layers; layer++) {
      this.layers.add(new BertLayer(weights, "encoder/layer_" + layer + "/", heads, dropout));
    }
  }

  /**
   * The mean of the last layer's states over the pieces of each text.
   *
   * @param manager owns everything that is computed; closed by the caller
   * @param training whether numbers are dropped
   * @return {@code [texts, hidden]}
   */
  NDArray means(NDManager manager, PaddedBatch batch, boolean training) {
    int texts = batch.texts();
    int tokens = batch.tokens();
    NDArray states = states(manager, batch, training).reshape(texts, tokens, -1);
    NDArray seen = manager.create(batch.seen(), new Shape(texts, tokens, 1));
    NDArray sums = states.mul(seen).sum(new int[] {1});
    return sums.div(manager.create(batch.lengths(), new Shape(texts, 1)));
  }

  /** The last layer's states, {@code [texts * tokens, hidden]}. */
  NDArray states(NDManager manager, PaddedBatch batch, boolean training) {
    NDArray unseen =
        manager
            .create(batch.seen(), new Shape(batch.texts(), 1, 1, batch.tokens()))
            .sub(1)
            .mul(-UNSEEN);
    NDArray states = embedded(manager, batch, training);
    for (BertLayer layer : layers) {
      states = layer.forward(states, unseen, batch.texts(), batch.tokens(), training);
    }
    return states;
  }

  private NDArray embedded(NDManager manager, PaddedBatch batch, boolean training) {
    NDArray words = look(manager.create(batch.ids()), "word_embeddings");
    long[] places = new long[batch.ids().length];
    Arrays.setAll(places, i -> i % batch.tokens());
    NDArray positions = look(manager.create(places), "position_embeddings");
    NDArray segments = look(manager.create(new long[places.length]), "token_type_embeddings");
    NDArray sum = words.add(positions).add(segments);
    return dropped(normalised(sum, weights, EMBEDDINGS + "LayerNorm"), dropout, training);
  }

  private NDArray look(NDArray numbers, String table) {
    return Embedding.embedding(numbers, weights.get(EMBEDDINGS + table), SparseFormat.DENSE)
        .singletonOrThrow();
  }

  static NDArray normalised(NDArray states, Parameters weights, String name) {
    NDArray gamma = weights.get(name + "/gamma");
    return LayerNorm.layerNorm(
            states, gamma.getShape(), gamma, weights.get(name + "/beta"), EPSILON)
        .singletonOrThrow();
  }

  static NDArray dropped(NDArray states, float rate, boolean training) {
    return training && rate > 0 ? Dropout.dropout(states, rate, true).singletonOrThrow() : states;
  }
}
