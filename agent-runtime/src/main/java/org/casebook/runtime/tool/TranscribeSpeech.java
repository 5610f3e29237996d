package org.casebook.runtime.tool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.ContentItem.Anchor;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.SpeechDetector;
import org.casebook.runtime.inference.SpeechStretches.Stretch;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.media.MediaDecoder;
import org.casebook.runtime.speech.Recognisers;
import org.casebook.runtime.speech.SpeechRecogniser;
import org.casebook.runtime.speech.SpokenWord;
import org.casebook.runtime.speech.Transcript;

/**
 * Writes down what is said in a recording and hands it on as a text item of its own, {@code
 * <item>/speech}, for the text tools. Says nothing about harm itself; but speech that was heard and
 * not understood is evidence that forbids to call the case clean.
 *
 * <p>Observations: {@code word <n>} is {@code startMillis endMillis confidence text}; {@code
 * recogniser} is who listened, {@code confidence} the mean over the words, and {@code speech not
 * understood} is {@code startMillis endMillis}.
 */
public final class TranscribeSpeech implements Tool {
  private static final String NAME = "transcribe_speech";
  private final OnDemand<SpeechDetector> detector;
  private final MediaDecoder decoder;
  private final Recognisers recognisers;

  /** A tool that opens its models when they are first used. */
  public TranscribeSpeech(
      Catalogue catalogue, OnnxSessions sessions, MediaDecoder decoder, Recognisers recognisers) {
    this.detector =
        new OnDemand<>(
            catalogue, Recipes.SILERO_VAD.model(), model -> new SpeechDetector(sessions, model));
    this.decoder = decoder;
    this.recognisers = recognisers;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        NAME,
        "1 " + recognisers.usable().map(SpeechRecogniser::name).orElse("none"),
        "Writes down the words that are spoken in a recording and passes them to the text tools",
        Set.of(ItemKind.AUDIO),
        Set.of(ToolSpec.REVEALS_TEXT),
        5_000);
  }

  /** Without a recogniser the tool still tells speech that nobody understood. */
  @Override
  public Optional<UnavailableTool> unavailable() {
    return detector.unavailable(NAME);
  }

  @Override
  public ToolResult run(ToolInput input) throws InterruptedException {
    return MediaItems.work(input, file -> transcribe(input, file));
  }

  private ToolResult transcribe(ToolInput input, Path file) throws InterruptedException {
    List<Stretch> stretches =
        SpeechClips.known(input)
            .orElseGet(() -> FindSpeech.heard(detector.get(), decoder, file).stretches());
    if (stretches.isEmpty()) {
      return new ToolResult.Nothing("Nobody speaks in the recording.", List.of());
    }
    Optional<SpeechRecogniser> recogniser = recognisers.usable();
    if (recogniser.isEmpty()) {
      return result(input, Comprehension.none(stretches), "nobody");
    }
    List<Stretch> chosen = SpeechClips.upTo(stretches, recogniser.get().longest());
    Transcript transcript = recogniser.get().transcribe(SpeechClips.cut(decoder, file, chosen));
    return result(
        input, Comprehension.of(transcript, stretches, recogniser.get()), recogniser.get().name());
  }

  private static ToolResult result(ToolInput input, Comprehension understood, String listener) {
    List<Observation> observations = new ArrayList<>();
    observations.add(new Observation("recogniser", listener));
    observations.add(
        new Observation(
            "confidence",
            String.format(Locale.ROOT, "%.2f", understood.transcript().confidence())));
    int number = 0;
    for (SpokenWord word : understood.transcript().words()) {
      observations.add(
          new Observation(
              "word " + ++number,
              String.format(
                  Locale.ROOT,
                  "%d %d %.2f %s",
                  word.startMillis(),
                  word.endMillis(),
                  word.confidence(),
                  word.text())));
    }
    for (Stretch lost : understood.lost()) {
      observations.add(
          new Observation("speech not understood", lost.startMillis() + " " + lost.endMillis()));
    }
    return new ToolResult.Found(
        summary(understood, listener),
        observations,
        evidence(input, understood),
        derived(input.item().id(), understood.believed()),
        List.of());
  }

  private static String summary(Comprehension understood, String listener) {
    String words =
        understood.believed().words().isEmpty()
            ? "No words were understood (listened to by " + listener + ")."
            : "Understood " + understood.believed().words().size() + " words.";
    return understood.lost().isEmpty()
        ? words
        : words
            + String.format(
                Locale.ROOT,
                " %.0f s of speech can not be taken as understood: another language, too faint, or"
                    + " nobody sure of it listened. Listen to it.",
                understood.lost().stream().mapToLong(Stretch::millis).sum() / 1_000.0);
  }

  /** Each word of the text stands in a stretch of the recording. */
  private static List<ContentItem> derived(String item, Transcript transcript) {
    if (transcript.words().isEmpty()) {
      return List.of();
    }
    List<Anchor> anchors = new ArrayList<>();
    int start = 0;
    for (SpokenWord word : transcript.words()) {
      int end = start + word.text().length();
      anchors.add(
          new Anchor(
              start, end, new Locator.TimeRange(item, word.startMillis(), word.endMillis())));
      start = end + 1;
    }
    return List.of(
        new ContentItem.Text(item + "/speech", transcript.text(), Optional.of(item), anchors));
  }

  private static List<Evidence> evidence(ToolInput input, Comprehension understood) {
    if (understood.lost().isEmpty()) {
      return List.of();
    }
    String item = input.item().id();
    List<Locator> where =
        understood.lost().stream()
            .map(
                lost -> (Locator) new Locator.TimeRange(item, lost.startMillis(), lost.endMillis()))
            .toList();
    return List.of(
        new Evidence(
            input.call().id() + "/1",
            NAME,
            Evidence.UNREADABLE_SPEECH,
            new TreeMap<>(),
            1,
            NAME,
            where,
            "speech in " + where.size() + " places"));
  }
}
