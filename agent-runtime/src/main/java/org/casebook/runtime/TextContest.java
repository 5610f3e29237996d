package org.casebook.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.evaluation.PairedComparison;
import org.casebook.models.evaluation.PromotionGate;
import org.casebook.models.pipeline.TextComparison;
import org.casebook.models.pipeline.TextComparison.Contender;
import org.casebook.models.synthesis.FunctionalCases;
import org.casebook.models.training.DataFolder;
import org.casebook.models.training.KeptVectors;
import org.casebook.models.training.Progress;
import org.casebook.models.training.Provenance;
import org.casebook.runtime.Promotion.Trial;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.EncoderId;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.TextHarmModel;
import org.casebook.runtime.text.ScriptAwareIdentifier;

/** Two text models on the same held-out rows, as the log tells it. */
final class TextContest implements Contest {
  private static final String MEASURE = "mean over heads of average precision, report rows";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Workspace workspace;
  private final Catalogue catalogue;

  TextContest(Workspace workspace, Catalogue catalogue) {
    this.workspace = workspace;
    this.catalogue = catalogue;
  }

  @Override
  public String role() {
    return TextChampion.ROLE;
  }

  @Override
  public ModelVersion standard() {
    return TextChampion.DEFAULT;
  }

  /** Heads whose encoder is not known can not be opened. */
  @Override
  public void check(StoredModel challenger) {
    String encoder = challenger.features().path("encoder").asText();
    if (encoder.isEmpty()) {
      throw new CasebookException(
          challenger.version()
              + ": features.json names no encoder; only models of `train text` can be promoted");
    }
    EncoderId.model(encoder);
  }

  @Override
  public Result run(
      StoredModel champion,
      StoredModel challenger,
      Trial trial,
      Progress progress,
      BooleanSupplier cancelled) {
    requireSplit(champion, trial.seed());
    requireSplit(challenger, trial.seed());
    DataFolder.Contents made = FunctionalCases.contents(trial.seed());
    DataFolder.Contents data =
        trial.data().map(folder -> DataFolder.read(folder).with(made)).orElse(made);
    Map<String, KeptVectors> vectors = new HashMap<>();
    try (OnnxSessions sessions = new OnnxSessions()) {
      Encoders encoders = new Encoders(catalogue, sessions, ScriptAwareIdentifier.bundled());
      TextComparison.Result result =
          TextComparison.run(
              data,
              contender(champion, encoders, sessions, vectors),
              contender(challenger, encoders, sessions, vectors),
              trial.most(),
              trial.seed(),
              progress,
              cancelled);
      PairedComparison compared = result.comparison();
      return new Result(
          Contest.told(MEASURE, Provenance.digest(data.sources()), trial.seed(), compared),
          PromotionGate.STANDARD.objections(compared, result.missing()));
    } finally {
      vectors.values().forEach(KeptVectors::close);
    }
  }

  private Contender contender(
      StoredModel heads, Encoders encoders, OnnxSessions sessions, Map<String, KeptVectors> kept) {
    String id = heads.features().path("encoder").asText();
    KeptVectors encoder =
        kept.computeIfAbsent(
            id,
            wanted ->
                new KeptVectors(
                    encoders.get(EncoderId.model(wanted)).get(),
                    workspace.cache().resolve("training")));
    return new Contender(encoder, new TextHarmModel(sessions, heads, encoder));
  }

  /** Rows that are held out under one seed were fitted to under another. */
  private static void requireSplit(StoredModel heads, long seed) {
    JsonNode own = provenance(heads).path("seed");
    if (own.isIntegralNumber() && own.asLong() != seed) {
      throw new CasebookException(
          heads.version()
              + " was trained with the split of seed "
              + own.asLong()
              + ", so the rows held out under seed "
              + seed
              + " are not held out for it: use --seed "
              + own.asLong()
              + ", or train it again");
    }
  }

  private static JsonNode provenance(StoredModel heads) {
    try {
      return heads.digests().containsKey("provenance.json")
          ? JSON.readTree(heads.bytes("provenance.json"))
          : JSON.createObjectNode();
    } catch (IOException e) {
      throw new CasebookException(
          heads.version() + ": provenance.json is no JSON: train it again", e);
    }
  }
}
