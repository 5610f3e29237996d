package org.casebook.runtime.inference;

import java.util.Arrays;
import java.util.List;
import org.casebook.models.catalogue.ModelSettings;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.OnnxSession.Output;

/** A sentence encoder that a person put into the models folder; one text per run. */
public final class OwnEncoder implements SentenceEncoder, AutoCloseable {
  private final String id;
  private final TextNetwork network;
  private final OnnxSessions sessions;
  private final String output;
  private final String pooling;
  private final String prefix;
  private final int dimensions;
  private final boolean multilingual;

  /**
   * Opens the encoder and tries it on one word, so that what is wrong shows at once.
   *
   * @throws org.casebook.models.ModelException that names file and field
   */
  public OwnEncoder(OnnxSessions sessions, StoredModel model) {
    ModelSettings settings = ModelSettings.of(model);
    this.sessions = sessions;
    this.pooling = settings.choice("pooling", "mean", "cls", "none");
    this.prefix = settings.optionalText("prefix").orElse("");
    this.output = settings.optionalText("output").orElse("");
    this.dimensions = settings.whole("dimensions", 2, 4096);
    this.multilingual = model.card().languages().stream().anyMatch(code -> !code.equals("eng"));
    this.network = new TextNetwork(sessions, model, settings);
    this.id = EncoderId.of(model, List.of("model.onnx", "tokenizer.json"));
    Probation.check(model, () -> encode("word"));
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int dimension() {
    return dimensions;
  }

  @Override
  public boolean multilingual() {
    return multilingual;
  }

  @Override
  public float[] encode(String text) {
    TextNetwork.Result result = network.run(prefix + text, output);
    float[] vector = pool(result.output(), result.mask());
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    float scale = square == 0 ? 0 : (float) (1 / Math.sqrt(square));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= scale;
    }
    return vector;
  }

  @Override
  public List<float[]> encodeAll(List<String> texts) {
    return Workers.map(texts, sessions.provider().provider().settings().workers(), this::encode);
  }

  private float[] pool(Output hidden, long[] mask) {
    int rows = pooling.equals("none") ? 1 : mask.length;
    if (hidden.values().length != rows * dimensions) {
      throw new CasebookException(
          "gives "
              + Arrays.toString(hidden.shape())
              + " numbers where pooling \""
              + pooling
              + "\" and dimensions "
              + dimensions
              + " need "
              + rows
              + " times "
              + dimensions);
    }
    if (!pooling.equals("mean")) {
      return Arrays.copyOf(hidden.values(), dimensions);
    }
    float[] sum = new float[dimensions];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < dimensions && mask[row] == 1; i++) {
        sum[i] += hidden.values()[row * dimensions + i];
      }
    }
    return sum;
  }

  @Override
  public void close() {
    network.close();
  }
}
