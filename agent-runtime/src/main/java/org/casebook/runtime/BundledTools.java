package org.casebook.runtime;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.casebook.models.ModelVersion;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.hashing.FingerprintCache;
import org.casebook.runtime.hashing.HashLists;
import org.casebook.runtime.inference.NsfwClassifier;
import org.casebook.runtime.inference.NsfwPanel;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.inference.Placement;
import org.casebook.runtime.inference.ServedModel;
import org.casebook.runtime.inference.SharedEncoder;
import org.casebook.runtime.inference.TesseractReader;
import org.casebook.runtime.inference.TextHarmModel;
import org.casebook.runtime.intake.CaseIntake;
import org.casebook.runtime.media.ImageDecoder;
import org.casebook.runtime.media.MediaDecoder;
import org.casebook.runtime.media.MediaLimits;
import org.casebook.runtime.media.WaveformSink;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.provenance.ProvenanceReader;
import org.casebook.runtime.provenance.TrustList;
import org.casebook.runtime.retrieval.PolicyIndex;
import org.casebook.runtime.retrieval.QuerySignals;
import org.casebook.runtime.speech.Recognisers;
import org.casebook.runtime.speech.SpeechRecogniser;
import org.casebook.runtime.text.LexicalMatcher;
import org.casebook.runtime.text.Normaliser;
import org.casebook.runtime.text.ScriptAwareIdentifier;
import org.casebook.runtime.text.SignalWeights;
import org.casebook.runtime.tool.ClassifyNsfwImage;
import org.casebook.runtime.tool.DetectFaces;
import org.casebook.runtime.tool.DetectObjects;
import org.casebook.runtime.tool.FindLexicalCues;
import org.casebook.runtime.tool.FindSpeech;
import org.casebook.runtime.tool.IdentifyLanguage;
import org.casebook.runtime.tool.MatchKnownContent;
import org.casebook.runtime.tool.NormaliseText;
import org.casebook.runtime.tool.OwnTools;
import org.casebook.runtime.tool.ReadImageText;
import org.casebook.runtime.tool.ReadProvenance;
import org.casebook.runtime.tool.ScoreTextHarm;
import org.casebook.runtime.tool.SearchPolicy;
import org.casebook.runtime.tool.Suspicion;
import org.casebook.runtime.tool.Tool;
import org.casebook.runtime.tool.TranscribeSpeech;
import org.casebook.runtime.tool.WatchVideo;
import org.casebook.runtime.tool.WeighReports;
import org.casebook.runtime.view.Champions;
import org.casebook.runtime.view.Waveform;

/**
 * The tools that ship with Casebook and those that models of a person's own bring, in the order in
 * which all-tools uses them.
 */
final class BundledTools implements AutoCloseable {
  private final List<Tool> bundled;
  private final Catalogue catalogue;
  private final Recognisers recognisers;
  private final OnnxSessions sessions;
  private final MediaDecoder media;
  private final ImageDecoder decoder;
  private final TextChampion textHarm;
  private final ImageChampion nudity;
  private final Normaliser normaliser;
  private List<Tool> own;

  private final Function<Policy, Tool> searches;
  private final Map<String, Tool> searching = new ConcurrentHashMap<>();

  private BundledTools(
      List<Tool> bundled,
      Function<Policy, Tool> searches,
      Catalogue catalogue,
      Recognisers recognisers,
      OnnxSessions sessions,
      MediaDecoder media,
      ImageDecoder decoder,
      TextChampion textHarm,
      ImageChampion nudity,
      Normaliser normaliser) {
    this.bundled = bundled;
    this.searches = searches;
    this.catalogue = catalogue;
    this.recognisers = recognisers;
    this.sessions = sessions;
    this.media = media;
    this.decoder = decoder;
    this.textHarm = textHarm;
    this.nudity = nudity;
    this.normaliser = normaliser;
    this.own = OwnTools.of(catalogue, sessions, decoder);
  }

  /**
   * Opens the tools of a workspace.
   *
   * @param policy the version that decides now
   * @param index finds clauses of a policy, given the encoder that the tools share
   * @param champions which models were promoted, as of now
   */
  static BundledTools open(
      Workspace workspace, Policy policy, IndexFactory index, Supplier<Champions> champions) {
    Catalogue catalogue = new Catalogue(workspace.models());
    OnnxSessions sessions = new OnnxSessions();
    MediaDecoder media = new MediaDecoder(MediaLimits.STANDARD);
    ImageDecoder decoder = new ImageDecoder(MediaLimits.STANDARD, media);
    Normaliser normaliser = Normaliser.bundled();
    ScriptAwareIdentifier identifier = ScriptAwareIdentifier.bundled();
    Encoders encoders = new Encoders(catalogue, sessions, identifier);
    TextChampion textHarm = new TextChampion(catalogue, sessions, encoders, champions);
    ImageChampion nudity = new ImageChampion(catalogue, sessions, champions);
    Recognisers recognisers = Recognisers.known(System.getenv(), catalogue);
    LexicalMatcher lexicon = LexicalMatcher.bundled();
    QuerySignals signals = QuerySignals.of(normaliser, identifier, lexicon);
    Function<Policy, Tool> searches =
        decides ->
            new SearchPolicy(
                index.open(
                    decides,
                    SharedEncoder.of(encoders.get(Encoders.LEAN)),
                    workspace.cache(),
                    signals));
    List<Tool> bundled =
        List.of(
            new WeighReports(),
            new NormaliseText(normaliser),
            new IdentifyLanguage(identifier),
            new FindLexicalCues(normaliser, identifier, lexicon, SignalWeights.bundled()),
            new MatchKnownContent(HashLists.read(workspace.hashLists()), decoder),
            provenance(workspace),
            new ReadImageText(catalogue, sessions, decoder, TesseractReader.find()),
            new ScoreTextHarm(textHarm, normaliser),
            new ClassifyNsfwImage(nudity, decoder),
            new DetectFaces(catalogue, sessions, decoder),
            new DetectObjects(catalogue, sessions, decoder),
            new WatchVideo(media, suspicion(catalogue, sessions)),
            new FindSpeech(catalogue, sessions, media),
            new TranscribeSpeech(catalogue, sessions, media, recognisers),
            searches.apply(policy));
    return new BundledTools(
        bundled,
        searches,
        catalogue,
        recognisers,
        sessions,
        media,
        decoder,
        textHarm,
        nudity,
        normaliser);
  }

  private static Tool provenance(Workspace workspace) {
    TrustList signers = TrustList.read(workspace.trust());
    TrustList authorities = TrustList.read(workspace.timeStampTrust());
    return new ReadProvenance(
        new ProvenanceReader(signers, authorities, Clock.systemUTC()),
        signers.version() + "-" + authorities.version());
  }

  /** Videos are looked at more closely where there may be nudity, if that model is installed. */
  private static Suspicion suspicion(Catalogue catalogue, OnnxSessions sessions) {
    OnDemand<NsfwClassifier> classifier =
        new OnDemand<>(
            catalogue, Recipes.NSFW.model(), model -> new NsfwClassifier(sessions, model));
    return picture ->
        classifier.problem().isPresent() ? 0 : classifier.get().classify(picture).explicit();
  }

  /** Makes the index of a policy. */
  interface IndexFactory {
    /**
     * An index that is built on first use.
     *
     * @param policy the version that decides
     * @param encoder empty when it is not installed
     * @param cache a folder for vectors
     * @param signals what the words of a text point at
     */
    PolicyIndex open(
        Policy policy, Optional<SentenceEncoder> encoder, Path cache, QuerySignals signals);
  }

  /** The tools; the one that scores text asks at each call which model decides. */
  synchronized List<Tool> list() {
    return Stream.concat(bundled.stream(), own.stream()).toList();
  }

  /** Looks at the models folder again; the tools of models that stay as they were stay open. */
  synchronized void rescan() {
    recognisers.rescan();
    own =
        OwnTools.of(catalogue, sessions, decoder).stream()
            .map(
                fresh ->
                    own.stream()
                        .filter(known -> known.spec().equals(fresh.spec()))
                        .filter(known -> known.unavailable().equals(fresh.unavailable()))
                        .findFirst()
                        .orElse(fresh))
            .toList();
  }

  /** Who may listen to speech here, the best first. */
  List<SpeechRecogniser> recognisers() {
    return recognisers.all();
  }

  /**
   * The tools of one run, which keep to the text model that decides at its start.
   *
   * @param tools in order
   * @param unscored areas for which nothing was trained
   * @param champions the versions that decide in it, one in each role
   * @param encoder that the text model was trained on
   */
  record OfRun(
      List<Tool> tools,
      List<HarmArea> unscored,
      Set<ModelVersion> champions,
      ModelVersion encoder) {}

  /** The text model that decides now. */
  ModelVersion champion() {
    return textHarm.get().model().version();
  }

  /** The versions that decide now, one in each role. */
  Set<ModelVersion> champions() {
    return Set.of(champion(), nudity.get().model().version());
  }

  /**
   * The tools for a run that begins now.
   *
   * @param policy the version that decides in it
   */
  OfRun forRun(Policy policy) {
    ServedModel<TextHarmModel> served = textHarm.get();
    ModelVersion champion = served.model().version();
    ServedModel<NsfwPanel> panel = nudity.get();
    List<Tool> pinned =
        List.of(
            new ScoreTextHarm(() -> served, normaliser),
            new ClassifyNsfwImage(() -> panel, decoder));
    List<HarmArea> scored = textHarm.scored(champion);
    return new OfRun(
        list().stream().map(tool -> ofRun(tool, pinned, policy)).toList(),
        Arrays.stream(HarmArea.values())
            .filter(area -> area != HarmArea.CHILD_SAFETY && !scored.contains(area))
            .toList(),
        Set.of(champion, panel.model().version()),
        textHarm.encoder(champion));
  }

  private Tool ofRun(Tool tool, List<Tool> pinned, Policy policy) {
    for (Tool same : pinned) {
      if (same.getClass().equals(tool.getClass())) {
        return same;
      }
    }
    return tool instanceof SearchPolicy search && !search.policy().equals(policy.sha256())
        ? searching.computeIfAbsent(policy.sha256(), sha256 -> searches.apply(policy))
        : tool;
  }

  /** Hashes of pictures, remembered in the workspace. */
  FingerprintCache fingerprints(Workspace workspace) {
    return new FingerprintCache(workspace.cache(), decoder);
  }

  /** What runs the models, and why not something faster. */
  AgentRuntime.Provider provider() {
    try {
      Placement placement = sessions.provider();
      return new AgentRuntime.Provider(
          placement.provider().name(), placement.fallback().orElse(""));
    } catch (CasebookException e) {
      return new AgentRuntime.Provider("none", "" + e.getMessage());
    }
  }

  CaseIntake.Probe mediaProbe() {
    return (file, kind) -> {
      if (kind == ItemKind.IMAGE) {
        decoder.check(file);
      } else {
        media.probe(file);
      }
    };
  }

  /** The outline of the sound of a file. */
  Waveform waveform(Path file, int buckets) {
    WaveformSink sink = new WaveformSink();
    media.sound(file, sink);
    return sink.waveform(buckets);
  }

  @Override
  public void close() {
    media.close();
    sessions.close();
  }
}
