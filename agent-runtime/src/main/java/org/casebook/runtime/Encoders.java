package org.casebook.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.MiniLmEncoder;
import org.casebook.runtime.inference.MultilingualEncoder;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.OwnEncoder;
import org.casebook.runtime.text.LanguageIdentifier;

/** The sentence encoders that this program can run, each opened when first needed. */
final class Encoders {
  /** The encoder of the lean set. */
  static final ModelVersion LEAN = Recipes.MINILM.model();

  /** The encoder that is installed on request. */
  static final ModelVersion MULTILINGUAL = Recipes.MULTILINGUAL.model();

  private final Map<ModelVersion, OnDemand<SentenceEncoder>> encoders = new LinkedHashMap<>();
  private final Catalogue catalogue;
  private final OnnxSessions sessions;

  Encoders(Catalogue catalogue, OnnxSessions sessions, LanguageIdentifier identifier) {
    this.catalogue = catalogue;
    this.sessions = sessions;
    encoders.put(
        LEAN, new OnDemand<>(catalogue, LEAN, model -> new MiniLmEncoder(sessions, model)));
    encoders.put(
        MULTILINGUAL,
        new OnDemand<>(
            catalogue,
            MULTILINGUAL,
            model -> new MultilingualEncoder(sessions, model, identifier)));
  }

  /**
   * An encoder by name and version, one that a person put into the models folder included.
   *
   * @throws CasebookException when this program knows no such encoder
   */
  synchronized OnDemand<SentenceEncoder> get(ModelVersion model) {
    if (!encoders.containsKey(model) && own(model)) {
      encoders.put(
          model, new OnDemand<>(catalogue, model, stored -> new OwnEncoder(sessions, stored)));
    }
    OnDemand<SentenceEncoder> encoder = encoders.get(model);
    if (encoder == null) {
      throw new CasebookException(
          model
              + " is no encoder that this version of Casebook knows; it knows "
              + encoders.keySet()
              + " and those in the models folder");
    }
    return encoder;
  }

  private boolean own(ModelVersion model) {
    return catalogue
        .find(model)
        .filter(stored -> stored.card().kind().equals("sentence-encoder"))
        .isPresent();
  }
}
