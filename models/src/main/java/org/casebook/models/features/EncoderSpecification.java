package org.casebook.models.features;

/**
 * How the lean {@link SentenceEncoder} turns text into a vector; training and product share it to
 * the bit.
 *
 * <p>The encoder is all-MiniLM-L6-v2, dynamically quantised to int8 (Wang et al. 2020, MiniLM;
 * Reimers and Gurevych 2019, Sentence-BERT). Dynamic quantisation scales activations over the whole
 * batch, so that a neighbour would change a verdict: the batch size is always one. The vector is
 * the mean of the last hidden states under the attention mask, divided by its Euclidean norm.
 */
public final class EncoderSpecification {
  /** Length of the sentence vector. */
  public static final int DIMENSION = 384;

  /** Longest input in word pieces, the two special tokens included; the rest is cut off. */
  public static final int MAX_WORD_PIECES = 256;

  /** Texts per run of the network. */
  public static final int BATCH_SIZE = 1;

  /** Threads inside one run; more texts at once are run by more workers. */
  public static final int INTRA_OP_THREADS = 1;

  /** Session setting that stops idle threads from spinning. */
  public static final String SPINNING_KEY = "session.intra_op.allow_spinning";

  /** Value of {@link #SPINNING_KEY}. */
  public static final String SPINNING_VALUE = "0";

  /** Names of the network's inputs: token ids, attention mask and token types, all int64[1,n]. */
  public static final String INPUT_IDS = "input_ids";

  /** See {@link #INPUT_IDS}. */
  public static final String ATTENTION_MASK = "attention_mask";

  /** See {@link #INPUT_IDS}; all zeros. */
  public static final String TOKEN_TYPE_IDS = "token_type_ids";

  private EncoderSpecification() {}

  /**
   * Mean over tokens, then division by the norm.
   *
   * @param hidden last hidden states, row by row: {@code tokens * DIMENSION} numbers
   * @param mask attention mask per token; only tokens with 1 count
   * @return the unit vector; all zeros only if no token counts
   */
  public static float[] pool(float[] hidden, long[] mask) {
    float[] mean = new float[DIMENSION];
    for (int token = 0; token < mask.length; token++) {
      if (mask[token] == 1) {
        for (int i = 0; i < DIMENSION; i++) {
          mean[i] += hidden[token * DIMENSION + i];
        }
      }
    }
    normalise(mean);
    return mean;
  }

  /** Divides a vector by its Euclidean norm, in place; a vector of zeros stays. */
  public static void normalise(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    float scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
  }
}
