package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.casebook.models.HarmCategory;
import org.casebook.models.Label;
import org.casebook.models.Prediction;
import org.casebook.models.Score;
import org.casebook.models.SpanWeight;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.inference.ServedModel;
import org.casebook.runtime.inference.TextHarmModel;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.text.LanguageCodes;
import org.casebook.runtime.text.NormalisedText;
import org.casebook.runtime.text.Normaliser;

/**
 * Scores text for each harm area that was trained. A score's weight is the log-likelihood ratio of
 * its head: calibrated log-odds less the log-odds of the prior it was calibrated to; fusion adds
 * its own prior. The words that moved a score most are where the evidence rests.
 */
public final class ScoreTextHarm implements Tool {
  private static final String NAME = "score_text_harm";
  private static final int MOST_SPANS = 5;
  private static final double LEAST_SHARE = 0.1;

  /** How far the heads are trusted on a language that they were not trained on. */
  private static final double OTHER_LANGUAGE = 0.15;

  /** As above where the language is not known. */
  private static final double UNKNOWN_LANGUAGE = 0.5;

  private final Supplier<ServedModel<TextHarmModel>> model;
  private final Normaliser normaliser;

  /**
   * A tool that opens its model when it is first used.
   *
   * @param model the model that decides now; asked again for each call
   */
  public ScoreTextHarm(Supplier<ServedModel<TextHarmModel>> model, Normaliser normaliser) {
    this.model = model;
    this.normaliser = normaliser;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        NAME,
        "1 " + model.get().model().version(),
        "Scores text for each harm area that a model was trained for, and shows the words behind it",
        Set.of(ItemKind.TEXT),
        Set.of("score.*"),
        5);
  }

  @Override
  public Optional<UnavailableTool> unavailable() {
    return model.get().model().unavailable(NAME);
  }

  @Override
  public Optional<UnavailableTool> makeshift() {
    return model.get().insteadOf();
  }

  @Override
  public ToolResult run(ToolInput input) {
    ContentItem.Text item = (ContentItem.Text) input.item();
    if (item.text().isBlank()) {
      return new ToolResult.Nothing("There is no text to score.", List.of());
    }
    try {
      return scored(input, item);
    } catch (CasebookException e) {
      return new Failed(Failed.Kind.UNAVAILABLE, "" + e.getMessage(), "run `casebook doctor`");
    }
  }

  private ToolResult scored(ToolInput input, ContentItem.Text item) {
    TextHarmModel opened = model.get().model().get();
    NormalisedText text = normaliser.normalise(item.text());
    Prediction prediction = opened.predict(text.text(), text.obfuscations().size());
    String language = input.known("language").orElse("und");
    double reliability = reliability(language, opened.languages());
    List<Evidence> evidence = new ArrayList<>();
    List<Observation> observations = new ArrayList<>();
    for (Label label : opened.labels()) {
      Score score = prediction.scores().getOrDefault(label, Score.ofLogit(0));
      observations.add(
          new Observation(
              "score " + label.name(), String.format(Locale.ROOT, "%.4f", score.probability())));
      Optional<HarmArea> area = label.category().map(HarmCategory::key).flatMap(HarmArea::ofKey);
      if (area.isPresent()) {
        double prior = opened.prior(label);
        double weight = score.logit() - Math.log(prior / (1 - prior));
        List<SpanWeight> words =
            strongest(prediction.spans().getOrDefault(label, List.of()), Math.signum(weight));
        evidence.add(
            new Evidence(
                input.call().id() + "/" + (evidence.size() + 1),
                NAME,
                "score." + area.get().key(),
                new TreeMap<>(Map.of(area.get(), weight)),
                reliability,
                "text-scores",
                locators(item, text, words),
                quote(text, words, score)));
      }
    }
    return new ToolResult.Found(
        summary(observations, language, reliability), observations, evidence, List.of(), List.of());
  }

  private static double reliability(String language, List<String> trained) {
    if (trained.stream().map(LanguageCodes::individual).anyMatch(language::equals)) {
      return 1;
    }
    return language.equals("und") ? UNKNOWN_LANGUAGE : OTHER_LANGUAGE;
  }

  /** The words that moved the score most in this direction, in text order. */
  private static List<SpanWeight> strongest(List<SpanWeight> words, double direction) {
    List<SpanWeight> sorted =
        words.stream()
            .filter(word -> word.weight() * direction > 0 && word.start() < word.end())
            .sorted(Comparator.comparingDouble(word -> -word.weight() * direction))
            .limit(MOST_SPANS)
            .toList();
    double most = sorted.isEmpty() ? 0 : Math.abs(sorted.get(0).weight());
    return sorted.stream()
        .filter(word -> Math.abs(word.weight()) >= LEAST_SHARE * most)
        .sorted(Comparator.comparingInt(SpanWeight::start))
        .toList();
  }

  private static List<Locator> locators(
      ContentItem.Text item, NormalisedText text, List<SpanWeight> words) {
    if (words.isEmpty()) {
      return List.of(new Locator.Span(item.id(), 0, item.text().length()));
    }
    return words.stream()
        .map(
            word ->
                (Locator)
                    new Locator.Span(
                        item.id(), text.rawStart(word.start()), text.rawEnd(word.end() - 1)))
        .toList();
  }

  private static String quote(NormalisedText text, List<SpanWeight> words, Score score) {
    String shown =
        words.stream()
            .map(word -> text.text().substring(word.start(), word.end()))
            .collect(Collectors.joining(", "));
    return String.format(Locale.ROOT, "p = %.2f", score.probability())
        + (shown.isEmpty() ? "" : ": " + shown);
  }

  private static String summary(
      List<Observation> observations, String language, double reliability) {
    String scores =
        observations.stream()
            .map(o -> o.name().replaceFirst("^score ", "") + " " + o.value())
            .collect(Collectors.joining(", "));
    if (reliability == 1) {
      return scores + ".";
    }
    String why =
        language.equals("und")
            ? "the language is not known"
            : "the model was not trained on the language " + language;
    return scores + ". Weighted down, as " + why + ".";
  }
}
