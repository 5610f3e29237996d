package org.casebook.models.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;

/** One layer of BERT: attention over the pieces of a text, then two dense layers per piece. */
final class BertLayer {
  private final Parameters weights;
  private final String name;
  private final int heads;
  private final float dropout;

  BertLayer(Parameters weights, String name, int heads, float dropout) {
    this.weights = weights;
    this.name = name;
    this.heads = heads;
    this.dropout = dropout;
  }

  /**
   * The next states.
   *
   * @param states {@code [texts * tokens, hidden]}
   * @param unseen added to attention scores, {@code [texts, 1, 1, tokens]}
   */
  NDArray forward(NDArray states, NDArray unseen, int texts, int tokens, boolean training) {
    NDArray attended = attention(states, unseen, texts, tokens, training);
    NDArray projected = dense(attended, "attention/output/dense");
    NDArray middle =
        BertTrunk.normalised(
            BertTrunk.dropped(projected, dropout, training).add(states),
            weights,
            name + "attention/output/LayerNorm");
    NDArray wide = Activation.gelu(dense(middle, "intermediate/dense"));
    NDArray narrow = BertTrunk.dropped(dense(wide, "output/dense"), dropout, training);
    return BertTrunk.normalised(narrow.add(middle), weights, name + "output/LayerNorm");
  }

  private NDArray attention(
      NDArray states, NDArray unseen, int texts, int tokens, boolean training) {
    long hidden = states.getShape().get(1);
    NDArray query = split(dense(states, "attention/self/query"), texts, tokens, hidden);
    NDArray key = split(dense(states, "attention/self/key"), texts, tokens, hidden);
    NDArray value = split(dense(states, "attention/self/value"), texts, tokens, hidden);
    float scale = (float) (1 / Math.sqrt((double) hidden / heads));
    NDArray scores = query.matMul(key.transpose(0, 1, 3, 2)).mul(scale).add(unseen);
    NDArray shares = BertTrunk.dropped(scores.softmax(-1), dropout, training);
    return shares.matMul(value).transpose(0, 2, 1, 3).reshape((long) texts * tokens, hidden);
  }

  /** {@code [texts * tokens, hidden]} to {@code [texts, heads, tokens, hidden / heads]}. */
  private NDArray split(NDArray states, int texts, int tokens, long hidden) {
    return states.reshape(texts, tokens, heads, hidden / heads).transpose(0, 2, 1, 3);
  }

  private NDArray dense(NDArray states, String part) {
    return states
        .matMul(weights.get(name + part + "/kernel"))
        .add(weights.get(name + part + "/bias"));
  }
}
