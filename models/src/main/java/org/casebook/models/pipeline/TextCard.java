package org.casebook.models.pipeline;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.casebook.models.Metric;
import org.casebook.models.ModelCard;
import org.casebook.models.ModelVersion;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.models.training.HeadSettings;
import org.casebook.models.training.Provenance;

/** Writes the card of a trained text model from what was measured. */
final class TextCard {
  private TextCard() {}

  static ModelCard of(
      ModelVersion model,
      SentenceEncoder encoder,
      List<HeadSettings> heads,
      Map<String, String> without,
      Provenance provenance,
      List<Metric> metrics) {
    String names = heads.stream().map(HeadSettings::label).collect(Collectors.joining(", "));
    String sources =
        provenance.sources().stream()
            .map(source -> source.name() + " (" + source.licence() + ")")
            .collect(Collectors.joining("; "));
    return new ModelCard(
        model.name(),
        model.version(),
        "Text harm scores: " + names,
        "text-classifier",
        "trained by Casebook, seed " + provenance.seed() + ", on " + sources,
        "Apache-2.0",
        0,
        List.of(
            new ModelCard.Port(
                "vector",
                "float32[1," + encoder.dimension() + "]",
                "sentence vector of "
                    + encoder.id()
                    + (encoder.multilingual() ? "" : " times Latin share")),
            new ModelCard.Port("ngrams", "int64[k]", "distinct n-gram buckets"),
            new ModelCard.Port("values", "float32[k]", "weight of each bucket"),
            new ModelCard.Port("hand", "float32[10]", "counted properties, 0 to 1")),
        List.of(
            new ModelCard.Port("logits", "float32[a]", "calibrated log-odds per head"),
            new ModelCard.Port("probabilities", "float32[a]", "the same as probabilities"),
            new ModelCard.Port("contributions", "float32[k,a]", "log-odds by n-gram, exact"),
            new ModelCard.Port(
                "hand_contributions", "float32[10,a]", "log-odds by property, exact"),
            new ModelCard.Port("vector_contribution", "float32[a]", "log-odds by meaning, exact"),
            new ModelCard.Port("bias", "float32[a]", "log-odds before anything is read")),
        List.of("eng", "deu", "zho", "fra", "ara"),
        "Evidence for a moderation decision that a person can overrule, beside lexical, policy and"
            + " other evidence. Not for decisions without review, not for judging a person.",
        limitations(encoder, without),
        figures(metrics));
  }

  private static List<String> limitations(SentenceEncoder encoder, Map<String, String> without) {
    String missing =
        without.entrySet().stream()
            .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
            .collect(Collectors.joining(", "));
    return List.of(
        missing.isEmpty() ? "Every label has a head." : "No score for: " + missing + ".",
        encoder.multilingual()
            ? "Languages without training rows are judged by likeness of meaning to those that have some."
            : "The sentence encoder reads English only; other languages are judged by their letters.",
        "Counter-speech and quotations of hate are often taken for hate.",
        "A mention of a group moves the hate score; check the words that carried it.",
        "Hate by allusion, without a telling word, is often missed.");
  }

  /** The overall figures of each head, as text; all figures are in metrics.json. */
  private static Map<String, String> figures(List<Metric> metrics) {
    Map<String, String> figures = new TreeMap<>();
    for (Metric metric : metrics) {
      if (metric.metric().contains(".all.")) {
        String interval =
            metric.ci().isEmpty()
                ? ""
                : String.format(
                    Locale.ROOT, " (%.3f to %.3f)", metric.ci().get(0), metric.ci().get(1));
        figures.put(
            metric.metric(),
            String.format(Locale.ROOT, "%.3f%s, n %d", metric.value(), interval, metric.n()));
      }
    }
    return figures;
  }
}
