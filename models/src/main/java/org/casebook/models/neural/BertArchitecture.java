package org.casebook.models.neural;

/**
 * The sizes of an encoder.
 *
 * @param layers how many
 * @param heads attention heads of a layer
 * @param hidden numbers per state
 */
public record BertArchitecture(int layers, int heads, int hidden) {
  /** all-MiniLM-L6-v2. */
  public static final BertArchitecture MINILM = new BertArchitecture(6, 12, 384);
}
