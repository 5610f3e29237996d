package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.inference.NsfwClassifier;
import org.casebook.runtime.inference.NsfwReading;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.media.ImageDecoder;

/**
 * A weak hint at nudity. The classifier is biased on images of women and its rate of true finds was
 * never measured, so only its two explicit classes count, a weight is small, a disagreement between
 * views of the image lowers it further, and an image that it finds harmless is no evidence of
 * anything.
 *
 * <p>Where a second model is installed, it is asked about what the first does not find clearly
 * harmless. People see its opinion and whether the two disagree; it weighs nothing, so installing
 * it changes no decision.
 */
public final class ClassifyNsfwImage implements Tool {
  private static final String NAME = "classify_nsfw_image";

  /** Explicit from this probability: under it the model says that something else is likelier. */
  private static final double EXPLICIT = 0.5;

  private static final double SUGGESTIVE = 0.7;
  private static final double MOST = 2;
  private static final double SUGGESTIVE_WEIGHT = 0.2;

  /** Halves every weight, because the true-positive rate is unknown. */
  private static final double RELIABILITY = 0.5;

  /** Under this probability and spread nobody needs a second opinion. */
  private static final double CLEAR = 0.2;

  private final OnDemand<NsfwClassifier> classifier;
  private final OnDemand<NsfwClassifier> second;
  private final ImageDecoder decoder;

  /** A tool that opens its model when it is first used. */
  public ClassifyNsfwImage(Catalogue catalogue, OnnxSessions sessions, ImageDecoder decoder) {
    this.classifier =
        new OnDemand<>(
            catalogue, Recipes.NSFW.model(), model -> new NsfwClassifier(sessions, model));
    this.second =
        new OnDemand<>(
            catalogue,
            Recipes.NSFW_INCEPTION.model(),
            model -> new NsfwClassifier(sessions, model));
    this.decoder = decoder;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        NAME,
        "2 " + classifier.version() + (hasSecond() ? " asks " + second.version() : ""),
        "Gives a weak hint that an image may be explicit; biased on images of women",
        Set.of(ItemKind.IMAGE),
        Set.of("image.nsfw", "image.suggestive"),
        32);
  }

  @Override
  public Optional<UnavailableTool> unavailable() {
    return classifier.unavailable(NAME);
  }

  @Override
  public ToolResult run(ToolInput input) throws InterruptedException {
    return ImageFiles.look(
        input,
        decoder,
        picture -> {
          NsfwReading first = classifier.get().classify(picture);
          boolean doubtful = first.explicit() >= CLEAR || first.spread() >= CLEAR;
          return weigh(
              input,
              first,
              doubtful && hasSecond()
                  ? Optional.of(second.get().classify(picture))
                  : Optional.empty());
        });
  }

  private boolean hasSecond() {
    return second.problem().isEmpty();
  }

  /** What a reading amounts to; the second only tells. */
  static ToolResult weigh(ToolInput input, NsfwReading reading, Optional<NsfwReading> other) {
    List<Observation> observations =
        new ArrayList<>(
            List.of(
                observation("explicit (porn or hentai)", reading.explicit()),
                observation("differs between views by", reading.spread()),
                observation("sexy", reading.sexy()),
                observation("neutral", reading.neutral()),
                observation("drawing", reading.drawing())));
    other.ifPresent(
        opinion -> {
          observations.add(observation("second opinion, explicit", opinion.explicit()));
          observations.add(observation("second opinion, between views", opinion.spread()));
          boolean agree = (opinion.explicit() >= EXPLICIT) == (reading.explicit() >= EXPLICIT);
          observations.add(new Observation("the models", agree ? "agree" : "disagree"));
        });
    double explicit = reading.explicit();
    if (explicit >= EXPLICIT) {
      double weight = Math.min(MOST, Math.log(explicit / Math.max(1e-9, 1 - explicit)));
      return found(
          input,
          reading,
          observations,
          "image.nsfw",
          weight,
          String.format(
              Locale.ROOT,
              "explicit with probability %.2f, %.2f apart between views",
              explicit,
              reading.spread()));
    }
    if (reading.sexy() >= SUGGESTIVE) {
      return found(
          input,
          reading,
          observations,
          "image.suggestive",
          SUGGESTIVE_WEIGHT,
          String.format(
              Locale.ROOT,
              "suggestive with probability %.2f; often wrong on clothed women",
              reading.sexy()));
    }
    return new ToolResult.Nothing(
        "The classifier sees nothing explicit. It misses much, so this is no proof.", observations);
  }

  private static ToolResult found(
      ToolInput input,
      NsfwReading reading,
      List<Observation> observations,
      String signal,
      double weight,
      String quote) {
    Evidence evidence =
        new Evidence(
            input.call().id() + "/1",
            NAME,
            signal,
            new TreeMap<>(Map.of(HarmArea.SEXUAL, weight)),
            RELIABILITY * (1 - Math.min(1, reading.spread())),
            "image",
            List.of(new Locator.Whole(input.item().id())),
            quote);
    return new ToolResult.Found(
        "The image may be " + quote + ".", observations, List.of(evidence), List.of(), List.of());
  }

  private static Observation observation(String name, double value) {
    return new Observation(name, String.format(Locale.ROOT, "%.3f", value));
  }
}
