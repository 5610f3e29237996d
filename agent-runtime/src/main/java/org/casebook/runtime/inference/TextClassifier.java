package org.casebook.runtime.inference;

import java.util.List;
import org.casebook.models.catalogue.ModelSettings;
import org.casebook.models.catalogue.StoredModel;

/** A text classifier that a person put into the models folder, read by its label map. */
public final class TextClassifier implements AutoCloseable {
  private final TextNetwork network;
  private final String output;
  private final LabelMap labels;

  /**
   * Opens the classifier and tries it on one word, so that what is wrong shows at once.
   *
   * @throws org.casebook.models.ModelException that names file and field
   */
  public TextClassifier(OnnxSessions sessions, StoredModel model) {
    ModelSettings settings = ModelSettings.of(model);
    this.labels = LabelMap.of(model, settings);
    this.output = settings.optionalText("output").orElse("");
    this.network = new TextNetwork(sessions, model, settings);
    Probation.check(model, () -> classify("word"));
  }

  /** Reads one text; the same text always gives the same readings. */
  public List<LabelMap.Reading> classify(String text) {
    return labels.read(network.run(text, output).output().values());
  }

  @Override
  public void close() {
    network.close();
  }
}
