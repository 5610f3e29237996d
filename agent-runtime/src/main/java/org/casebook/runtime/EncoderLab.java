package org.casebook.runtime;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.export.OnnxWeights;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.models.neural.TorchEngine;
import org.casebook.models.pipeline.EncoderFolder;
import org.casebook.models.pipeline.EncoderTraining;
import org.casebook.models.training.DataFolder;
import org.casebook.models.training.Progress;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.EncoderPieces;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.text.Normaliser;
import org.casebook.runtime.text.ScriptAwareIdentifier;

/** Tunes the English sentence encoder and checks what was written against what was trained. */
public final class EncoderLab {
  /**
   * Least cosine between a vector in 8 bits and in full precision, over the texts that are tried.
   */
  private static final double LEAST_COSINE = 0.97;

  private final Workspace workspace;
  private final Catalogue catalogue;

  /** A laboratory of a workspace, which holds PyTorch and the encoder in full precision. */
  public EncoderLab(Workspace workspace) {
    this.workspace = workspace;
    this.catalogue = new Catalogue(workspace.models());
  }

  /**
   * What came of a training.
   *
   * @param folder where the encoder lies
   * @param cosine the least between served and trained vectors
   */
  public record Tuned(Path folder, double cosine) {}

  /**
   * Tunes into the workspace's models. A run that was stopped goes on from its checkpoint when it
   * is started with the same settings.
   *
   * @param data folder of labelled data
   * @param most rows of one source in the first pass
   * @param threads of PyTorch; one gives the same weights each time
   * @throws CasebookException when the written encoder is not the trained one
   */
  public Tuned train(
      Path data,
      String version,
      int most,
      int seed,
      int threads,
      Progress progress,
      BooleanSupplier cancelled) {
    StoredModel base = base();
    TorchEngine torch = TorchEngine.open(catalogue, workspace.cache(), threads);
    Normaliser normaliser = Normaliser.bundled();
    EncoderTraining.Result result;
    try (EncoderPieces pieces = new EncoderPieces(base)) {
      result =
          new EncoderTraining(torch, pieces, text -> normaliser.normalise(text).text())
              .run(
                  DataFolder.read(data),
                  new EncoderFolder.Start(
                      base.version(),
                      OnnxWeights.read(base.bytes("model.onnx")),
                      base.bytes("tokenizer.json")),
                  new EncoderTraining.Settings(most, seed),
                  workspace.cache().resolve("training"),
                  workspace.models(),
                  version,
                  progress,
                  cancelled);
    }
    return new Tuned(result.folder(), checked(version, result));
  }

  private StoredModel base() {
    ModelVersion base = Recipes.MINILM_EXACT.model();
    return catalogue
        .find(base)
        .orElseThrow(
            () ->
                new CasebookException(
                    "tuning starts from "
                        + base
                        + "; run `casebook models install "
                        + base.name()
                        + "`"));
  }

  private double checked(String version, EncoderTraining.Result result) {
    double least = 1;
    try (OnnxSessions sessions = new OnnxSessions()) {
      Encoders encoders = new Encoders(catalogue, sessions, ScriptAwareIdentifier.bundled());
      SentenceEncoder served = encoders.get(new ModelVersion(EncoderTraining.MODEL, version)).get();
      List<float[]> vectors = served.encodeAll(result.texts());
      for (int i = 0; i < vectors.size(); i++) {
        least = Math.min(least, dot(vectors.get(i), result.vectors().get(i)));
      }
    }
    if (least < LEAST_COSINE) {
      throw new CasebookException(
          String.format(
              Locale.ROOT,
              "%s does not give the vectors that were trained (cosine %.3f): delete it",
              result.folder(),
              least));
    }
    return least;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
