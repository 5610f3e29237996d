package org.casebook.models.neural;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.casebook.models.export.Tensor;

/**
 * Sentence vectors as the tuned network itself computes them: what an export is checked against.
 */
public final class EncoderVectors {
  private EncoderVectors() {}

  /**
   * The vectors of length one of these texts.
   *
   * @param weights of the encoder
   * @param texts word pieces of each
   */
  public static List<float[]> of(
      TorchEngine torch,
      Map<String, Tensor> weights,
      BertArchitecture architecture,
      List<long[]> texts) {
    TuningOptions options = TuningOptions.standard(1);
    List<float[]> vectors = new ArrayList<>();
    try (HarmNetwork network = new HarmNetwork(torch, weights, architecture, 1, options)) {
      for (long[] pieces : texts) {
        try (NDManager step = network.manager().newSubManager()) {
          PaddedBatch batch = PaddedBatch.of(List.of(pieces));
          vectors.add(network.vectors(step, batch, false).toFloatArray());
        }
      }
    }
    return vectors;
  }
}
