package org.casebook.runtime.retrieval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.lucene.search.Query;
import org.casebook.models.features.EncoderText;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.Policy.Example;
import org.casebook.runtime.policy.PolicyScope;
import org.jspecify.annotations.Nullable;

/**
 * Finds the clauses that a text may be about: words, character n-grams and sentence vectors over
 * the rules, bullets and examples of a policy. Built on first use, in memory; safe for several
 * threads; the same policy, encoder and request give the same answer.
 */
public final class PolicyIndex {
  private static final int NEAREST = 3;

  /** Reading more of a long post changes no clause and costs time. */
  private static final int MOST_CHARACTERS = 4000;

  private final Policy policy;
  private final Optional<SentenceEncoder> encoder;
  private final VectorCache cache;
  private final QuerySignals signals;
  private final SearchSettings settings;
  private final boolean leaveOut;
  private @Nullable Built built;

  /**
   * An index that reads words alone: nothing is known of the signals behind them.
   *
   * @param encoder for meaning; without one, words and characters remain
   * @param cacheFolder where vectors are kept between starts; nowhere when empty
   */
  public PolicyIndex(Policy policy, Optional<SentenceEncoder> encoder, Optional<Path> cacheFolder) {
    this(policy, encoder, cacheFolder, QuerySignals.none());
  }

  /**
   * An index that meets other languages by signals too.
   *
   * @param signals tells what the words of a text point at
   */
  public PolicyIndex(
      Policy policy,
      Optional<SentenceEncoder> encoder,
      Optional<Path> cacheFolder,
      QuerySignals signals) {
    this(policy, encoder, new VectorCache(cacheFolder), signals, SearchSettings.STANDARD, false);
  }

  private PolicyIndex(
      Policy policy,
      Optional<SentenceEncoder> encoder,
      VectorCache cache,
      QuerySignals signals,
      SearchSettings settings,
      boolean leaveOut) {
    this.policy = policy;
    this.encoder = encoder;
    this.cache = cache;
    this.signals = signals;
    this.settings = settings;
    this.leaveOut = leaveOut;
  }

  /**
   * An index that does not know a text that is itself an example: for testing a policy on its own
   * examples, which would otherwise all find themselves.
   */
  public PolicyIndex leavingOutSameText() {
    return new PolicyIndex(policy, encoder, cache, signals, settings, true);
  }

  /** The same index with other numbers: for choosing them. */
  PolicyIndex with(SearchSettings other) {
    Built index = built();
    PolicyIndex copy = new PolicyIndex(policy, encoder, cache, signals, other, leaveOut);
    copy.built =
        new Built(
            index.passages(),
            index.similarity(),
            new GraphSearch(policy, other),
            index.predicates());
    return copy;
  }

  /** The policy that is searched. */
  public Policy policy() {
    return policy;
  }

  /** The encoder's id, when meaning is searched. */
  public Optional<String> encoderId() {
    return encoder.map(SentenceEncoder::id);
  }

  /** Builds the index now rather than on first use. */
  public void prepare() {
    built();
  }

  /** The clauses that a text may be about, best first. */
  public List<ClauseMatch> search(SearchRequest request) {
    return retrieve(request).matches();
  }

  /** The clauses that a text may be about, with all that led to them and belongs to them. */
  public Retrieval retrieve(SearchRequest request) {
    Optional<String> outOfForce = outOfForce(request);
    if (outOfForce.isPresent()) {
      return new Retrieval(List.of(), RetrievalTrace.none(request.text(), outOfForce.get()));
    }
    Rankings found = rankings(request);
    Built index = built();
    RetrievalTrace trace =
        index
            .graph()
            .trace(found.text(), found.signals(), found.named(), clause -> admits(request, clause));
    return new Retrieval(
        new MatchAssembly(policy, index.passages(), found.passages(), found.vector())
            .matches(trace, found.named(), index.graph().graph(), request.limit()),
        trace);
  }

  /** The rankings that the search rests on, before anything is fused. */
  Rankings rankings(SearchRequest request) {
    String text = head(request.text());
    Optional<float[]> vector =
        encoder
            .filter(e -> request.english() || e.multilingual())
            .map(e -> e.encode(EncoderText.prepare(text)));
    Built index = built();
    Query filter = PassageIndex.filter(request, leaveOut);
    Map<String, List<Integer>> passages = new LinkedHashMap<>();
    passages.put(PassageIndex.WORDS, index.passages().byTerms(PassageIndex.WORDS, text, filter));
    passages.put(
        PassageIndex.CHARACTERS, index.passages().byTerms(PassageIndex.CHARACTERS, text, filter));
    vector.ifPresent(
        v -> passages.put(PassageIndex.MEANING, index.passages().byMeaning(v, filter)));
    Map<String, List<String>> named = new LinkedHashMap<>();
    passages.forEach(
        (name, numbers) ->
            named.put(
                name,
                numbers.stream()
                    .map(n -> index.passages().passage(n).clause())
                    .distinct()
                    .toList()));
    Set<String> known = signals.of(text);
    Predicate<String> admitted = clause -> admits(request, clause);
    named.put(PassageIndex.PREDICATES, index.predicates().rank(known, false, admitted));
    named.put(PassageIndex.EXCUSES, index.predicates().rank(known, true, admitted));
    return new Rankings(text, known, passages, named, vector);
  }

  /** Names by the walk alone, best first. */
  List<String> walk(Map<String, Double> seeds) {
    return built().graph().walk(seeds);
  }

  private boolean admits(SearchRequest request, String clause) {
    List<String> places = policy.clause(clause).map(Clause::jurisdiction).orElse(List.of());
    return request.country().isEmpty()
        || places.isEmpty()
        || places.contains(request.country().get());
  }

  /** Why the policy as a whole does not apply, if it does not. */
  private Optional<String> outOfForce(SearchRequest request) {
    PolicyScope scope = policy.scope();
    if (request.day().filter(day -> !scope.inForce(day)).isPresent()) {
      return request.day().map(day -> policy.id() + " is not in force on " + day);
    }
    if (outside(scope.jurisdiction(), request.country())) {
      return request.country().map(c -> policy.id() + " does not apply in country '" + c + "'");
    }
    if (outside(scope.surface(), request.surface())) {
      return request.surface().map(s -> policy.id() + " does not apply to surface '" + s + "'");
    }
    return Optional.empty();
  }

  private static boolean outside(List<String> allowed, Optional<String> value) {
    return value.isPresent() && !allowed.isEmpty() && !allowed.contains(value.get());
  }

  /** How an English text compares with the examples; empty without an encoder. */
  public Optional<Resemblance> resemblance(String text) {
    Optional<float[]> vector = encoder.map(e -> e.encode(EncoderText.prepare(head(text))));
    return built()
        .similarity()
        .flatMap(
            similarity ->
                vector.map(
                    v -> {
                      double[] cosines = similarity.cosines(v);
                      Set<Integer> same = leaveOut ? similarity.same(text) : Set.of();
                      return new Resemblance(
                          similarity.ratios(cosines, same),
                          similarity.nearest(cosines, same, NEAREST));
                    }));
  }

  /** What the similarity rests on, for measuring. */
  Optional<ExampleSimilarity> similarity() {
    return built().similarity();
  }

  private static String head(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
  }

  private synchronized Built built() {
    Built ready = built;
    if (ready == null) {
      ready = build();
      built = ready;
    }
    return ready;
  }

  private Built build() {
    List<Passage> passages = Passage.of(policy);
    Iterator<float[]> computed =
        encoder.map(e -> vectors(e, passages)).orElse(List.of()).iterator();
    List<Optional<float[]>> vectors = new ArrayList<>();
    List<Example> examples = new ArrayList<>();
    List<float[]> exampleVectors = new ArrayList<>();
    for (Passage passage : passages) {
      boolean embedded = passage.embedded() && computed.hasNext();
      Optional<float[]> vector = embedded ? Optional.of(computed.next()) : Optional.empty();
      vectors.add(vector);
      if (vector.isPresent() && passage.example().isPresent()) {
        examples.add(passage.example().get());
        exampleVectors.add(vector.get());
      }
    }
    return new Built(
        new PassageIndex(policy, passages, vectors),
        examples.isEmpty()
            ? Optional.empty()
            : Optional.of(new ExampleSimilarity(policy, examples, exampleVectors)),
        new GraphSearch(policy, settings),
        new PredicateRanking(policy));
  }

  private List<float[]> vectors(SentenceEncoder reader, List<Passage> passages) {
    return cache.vectors(
        policy,
        reader,
        passages.stream().filter(Passage::embedded).map(p -> p.meaning(policy)).toList());
  }

  /** All that is computed once. */
  private record Built(
      PassageIndex passages,
      Optional<ExampleSimilarity> similarity,
      GraphSearch graph,
      PredicateRanking predicates) {}

  /**
   * What the rankings say.
   *
   * @param passages passage numbers by ranking
   * @param named clause ids and names of definitions by ranking
   */
  record Rankings(
      String text,
      Set<String> signals,
      Map<String, List<Integer>> passages,
      Map<String, List<String>> named,
      Optional<float[]> vector) {}

  /**
   * An answer.
   *
   * @param matches clauses, best first, with what speaks for them
   * @param trace how they were found, and what else is to be read
   */
  public record Retrieval(List<ClauseMatch> matches, RetrievalTrace trace) {
    public Retrieval {
      matches = List.copyOf(matches);
    }
  }
}
