package org.casebook.runtime.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.SpeechDetector;
import org.casebook.runtime.inference.SpeechStretches;
import org.casebook.runtime.inference.SpeechStretches.Stretch;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.media.MediaDecoder;

/**
 * Says where in a recording somebody speaks. Says nothing about harm itself.
 *
 * <p>Observations: {@code speech <n>} is {@code startMillis endMillis}; {@code duration} is the
 * playing time in milliseconds and {@code speech share} the part of it that is speech, in [0,1].
 */
public final class FindSpeech implements Tool {
  private static final String NAME = "find_speech";
  private final OnDemand<SpeechDetector> detector;
  private final MediaDecoder decoder;

  /** A tool that opens its model when it is first used. */
  public FindSpeech(Catalogue catalogue, OnnxSessions sessions, MediaDecoder decoder) {
    this.detector =
        new OnDemand<>(
            catalogue, Recipes.SILERO_VAD.model(), model -> new SpeechDetector(sessions, model));
    this.decoder = decoder;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        NAME,
        "1 " + detector.version(),
        "Finds where in a recording somebody speaks",
        Set.of(ItemKind.AUDIO),
        Set.of(),
        50);
  }

  @Override
  public Optional<UnavailableTool> unavailable() {
    return detector.unavailable(NAME);
  }

  @Override
  public ToolResult run(ToolInput input) throws InterruptedException {
    return MediaItems.work(input, this::listen);
  }

  private ToolResult listen(Path file) {
    SpeechStretches heard = heard(detector.get(), decoder, file);
    List<Observation> observations = new ArrayList<>();
    observations.add(new Observation("duration", "" + heard.durationMillis()));
    observations.add(
        new Observation("speech share", String.format(Locale.ROOT, "%.3f", heard.share())));
    for (Stretch stretch : heard.stretches()) {
      observations.add(
          new Observation(
              "speech " + (observations.size() - 1),
              stretch.startMillis() + " " + stretch.endMillis()));
    }
    if (heard.stretches().isEmpty()) {
      return new ToolResult.Nothing("Nobody speaks in the recording.", observations);
    }
    return new ToolResult.Found(
        String.format(
            Locale.ROOT,
            "Somebody speaks in %d stretches, %.0f %% of %.1f s.",
            heard.stretches().size(),
            100 * heard.share(),
            heard.durationMillis() / 1_000.0),
        observations,
        List.of(),
        List.of(),
        List.of());
  }

  /** Where speech is heard in a file. */
  static SpeechStretches heard(SpeechDetector detector, MediaDecoder decoder, Path file) {
    SpeechDetector.Listener listener = detector.listener();
    decoder.sound(file, listener::take);
    return listener.heard();
  }
}
