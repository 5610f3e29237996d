package org.casebook.runtime.retrieval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.casebook.models.features.EncoderText;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.runtime.policy.Policy;
import org.casebook.runtime.policy.Policy.Example;
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
  private final boolean leaveOut;
  private @Nullable Built built;

  /**
   * @param encoder for meaning; without one, words and characters remain
   * @param cacheFolder where vectors are kept between starts; nowhere when empty
   */
  public PolicyIndex(Policy policy, Optional<SentenceEncoder> encoder, Optional<Path> cacheFolder) {
    this(policy, encoder, new VectorCache(cacheFolder), false);
  }

  private PolicyIndex(
      Policy policy, Optional<SentenceEncoder> encoder, VectorCache cache, boolean leaveOut) {
    this.policy = policy;
    this.encoder = encoder;
    this.cache = cache;
    this.leaveOut = leaveOut;
  }

  /**
   * An index that does not know a text that is itself an example: for testing a policy on its own
   * examples, which would otherwise all find themselves.
   */
  public PolicyIndex leavingOutSameText() {
    return new PolicyIndex(policy, encoder, cache, true);
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
    String text = head(request.text());
    Optional<float[]> vector =
        encoder.filter(e -> request.english()).map(e -> e.encode(EncoderText.prepare(text)));
    Built index = built();
    Query filter = PassageIndex.filter(request, leaveOut);
    Map<String, List<Integer>> rankings = new LinkedHashMap<>();
    rankings.put(PassageIndex.WORDS, index.passages().byTerms(PassageIndex.WORDS, text, filter));
    rankings.put(
        PassageIndex.CHARACTERS, index.passages().byTerms(PassageIndex.CHARACTERS, text, filter));
    vector.ifPresent(
        v -> rankings.put(PassageIndex.MEANING, index.passages().byMeaning(v, filter)));
    return new MatchAssembly(policy, index.passages(), rankings, vector).matches(request.limit());
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
            : Optional.of(new ExampleSimilarity(policy, examples, exampleVectors)));
  }

  private List<float[]> vectors(SentenceEncoder reader, List<Passage> passages) {
    return cache.vectors(
        policy,
        reader,
        passages.stream().filter(Passage::embedded).map(p -> p.meaning(policy)).toList());
  }

  /** All that is computed once. */
  private record Built(PassageIndex passages, Optional<ExampleSimilarity> similarity) {}
}
