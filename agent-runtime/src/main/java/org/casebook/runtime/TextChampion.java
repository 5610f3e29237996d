package org.casebook.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.inference.EncoderId;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.ServedModel;
import org.casebook.runtime.inference.TextHarmModel;
import org.casebook.runtime.view.Champions;

/**
 * The text model that decides: the one that the log last promoted, or the default where none was,
 * or while the promoted one can not be used. Installing a model changes nothing here.
 */
final class TextChampion implements Supplier<ServedModel<TextHarmModel>> {
  /** The role, and the name of the models that fill it. */
  static final String ROLE = "text-harm";

  /** What decides until something is promoted; bundling another version does not change it. */
  static final ModelVersion DEFAULT = new ModelVersion(ROLE, "1");

  private final Catalogue catalogue;
  private final OnnxSessions sessions;
  private final Encoders encoders;
  private final Supplier<Champions> champions;
  private final ServingRole<TextHarmModel> role;
  private final Map<ModelVersion, Heads> known = new ConcurrentHashMap<>();

  /**
   * Heads that could decide.
   *
   * @param model opens them
   * @param encoder that they were trained on
   * @param scored the areas that they score
   */
  private record Heads(
      OnDemand<TextHarmModel> model, ModelVersion encoder, List<HarmArea> scored) {}

  /**
   * @param champions what the log says now; asked for each call
   */
  TextChampion(
      Catalogue catalogue,
      OnnxSessions sessions,
      Encoders encoders,
      Supplier<Champions> champions) {
    this.catalogue = catalogue;
    this.sessions = sessions;
    this.encoders = encoders;
    this.champions = champions;
    this.role = new ServingRole<>(ROLE, DEFAULT, version -> heads(version).model(), this::missing);
  }

  @Override
  public ServedModel<TextHarmModel> get() {
    return role.serving(champions.get());
  }

  /** The areas that a version scores; none while it is not here. */
  List<HarmArea> scored(ModelVersion version) {
    return heads(version).scored();
  }

  /** The encoder that a version was trained on. */
  ModelVersion encoder(ModelVersion version) {
    return heads(version).encoder();
  }

  /** The encoder, where the heads are here without it, else the heads. */
  private String missing(ModelVersion version) {
    return catalogue.find(version).isPresent() ? encoder(version).name() : version.name();
  }

  /** Heads that are not there are not kept: which encoder they need is not known yet. */
  private Heads heads(ModelVersion version) {
    Heads kept = known.get(version);
    if (kept != null) {
      return kept;
    }
    Optional<StoredModel> stored = catalogue.find(version);
    return stored.isPresent()
        ? known.computeIfAbsent(
            version,
            v ->
                heads(
                    v,
                    EncoderId.model(stored.get().features().path("encoder").asText()),
                    areas(stored.get())))
        : heads(version, Encoders.LEAN, List.of());
  }

  private Heads heads(ModelVersion version, ModelVersion encoder, List<HarmArea> scored) {
    OnDemand<SentenceEncoder> reads = encoders.get(encoder);
    return new Heads(
        new OnDemand<>(
            catalogue, version, stored -> new TextHarmModel(sessions, stored, reads.get()), reads),
        encoder,
        scored);
  }

  private static List<HarmArea> areas(StoredModel heads) {
    return TextHarmModel.labels(heads).stream()
        .map(Label::category)
        .flatMap(Optional::stream)
        .map(HarmCategory::key)
        .map(HarmArea::ofKey)
        .flatMap(Optional::stream)
        .toList();
  }
}
