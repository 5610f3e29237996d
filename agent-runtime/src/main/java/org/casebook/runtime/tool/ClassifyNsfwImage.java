package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.inference.NsfwPanel;
import org.casebook.runtime.inference.NsfwReading;
import org.casebook.runtime.inference.ServedModel;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.media.ImageDecoder;

/**
 * A weak hint at nudity. The classifier is biased on images of women and its rate of true finds was
 * never measured, so only its two explicit classes count, a weight is small, a disagreement between
 * views of the image lowers it further, and an image that it finds harmless is no evidence of
 * anything.
 *
 * <p>Which models look is up to the panel that the log last promoted. By default a second model,
 * where it is installed, only tells people what it thinks, so that installing it changes no
 * decision; in the panel of both it is averaged with the first, and the evidence weighs less the
 * further they are apart.
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

  private final Supplier<ServedModel<NsfwPanel>> panel;
  private final ImageDecoder decoder;

  /**
   * A tool that opens its models when it is first used.
   *
   * @param panel the models that look now; asked again for each call
   */
  public ClassifyNsfwImage(Supplier<ServedModel<NsfwPanel>> panel, ImageDecoder decoder) {
    this.panel = panel;
    this.decoder = decoder;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        NAME,
        "3 " + panel.get().model().version(),
        "Gives a weak hint that an image may be explicit; biased on images of women",
        Set.of(ItemKind.IMAGE),
        Set.of("image.nsfw", "image.suggestive"),
        32);
  }

  @Override
  public Optional<UnavailableTool> unavailable() {
    return panel.get().model().unavailable(NAME);
  }

  @Override
  public Optional<UnavailableTool> makeshift() {
    return panel.get().insteadOf();
  }

  @Override
  public ToolResult run(ToolInput input) throws InterruptedException {
    return ImageFiles.look(
        input, decoder, picture -> weigh(input, panel.get().model().get().look(picture)));
  }

  /** What the panel's finding amounts to. */
  static ToolResult weigh(ToolInput input, NsfwPanel.Found found) {
    NsfwReading reading = found.decisive();
    List<Observation> observations =
        new ArrayList<>(
            List.of(
                observation("explicit (porn or hentai)", reading.explicit()),
                observation("uncertain by", reading.spread()),
                observation("sexy", reading.sexy()),
                observation("neutral", reading.neutral()),
                observation("drawing", reading.drawing())));
    for (NsfwPanel.Opinion opinion : found.opinions()) {
      observations.add(
          observation(
              "explicit by "
                  + opinion.model().name()
                  + (opinion.weighs() ? "" : ", which weighs nothing"),
              opinion.reading().explicit()));
    }
    if (!found.opinions().isEmpty()) {
      long explicit =
          found.opinions().stream()
              .filter(opinion -> opinion.reading().explicit() >= EXPLICIT)
              .count();
      boolean agree = explicit == 0 || explicit == found.opinions().size();
      observations.add(new Observation("the models", agree ? "agree" : "disagree"));
    }
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
              "explicit with probability %.2f, uncertain by %.2f",
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
