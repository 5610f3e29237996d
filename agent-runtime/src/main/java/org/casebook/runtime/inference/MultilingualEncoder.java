package org.casebook.runtime.inference;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.models.features.EncoderSpecification;
import org.casebook.models.features.SentenceEncoder;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.text.LanguageIdentifier;

/**
 * Sentence vectors in about a hundred languages, by the first layers of multilingual BERT: mean
 * over the tokens of all windows of a text, less the mean of its language, at length one.
 *
 * <p>Texts of equal length run together, without padding, and the network gives each token a scale
 * of its own, so that a text's vector is the same to the bit alone and in any company.
 */
public final class MultilingualEncoder implements SentenceEncoder {
  private static final Set<String> WEIGHTS =
      Set.of("model.onnx", "weights.bin", "vocab.txt", "language-means.bin");

  /** Windows beyond this add little to a mean and much to the time. */
  private static final int MOST_WINDOWS = 8;

  private static final int BATCH = 8;
  private static final int REMEMBERED = 2048;

  private final String id;
  private final OnnxSession session;
  private final WordPieces pieces;
  private final LanguageMeans means;
  private final LanguageIdentifier identifier;
  private final int dimension;
  private final int longest;
  private final RecentVectors recent = new RecentVectors(REMEMBERED);

  /**
   * Opens the encoder; takes about a second.
   *
   * @param identifier tells the language of each text
   * @throws CasebookException when the model does not load on this machine
   */
  public MultilingualEncoder(
      OnnxSessions sessions, StoredModel model, LanguageIdentifier identifier) {
    this.id = EncoderId.of(model, WEIGHTS);
    this.dimension = model.features().path("dimensions").asInt();
    this.longest = model.features().path("maxTokens").asInt();
    this.session = sessions.session(model, "model.onnx");
    this.pieces = new WordPieces(model.bytes("vocab.txt"));
    this.means = LanguageMeans.of(model, dimension);
    this.identifier = identifier;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public boolean multilingual() {
    return true;
  }

  @Override
  public float[] encode(String text) {
    return encodeAll(List.of(text)).get(0);
  }

  @Override
  public List<float[]> encodeAll(List<String> texts) {
    Map<String, float[]> vectors = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (String text : texts) {
      if (!vectors.containsKey(text)) {
        float[] known = recent.find(text).orElseGet(() -> new float[0]);
        vectors.put(text, known);
        if (known.length == 0) {
          missing.add(text);
        }
      }
    }
    List<float[]> averages = means(missing);
    for (int i = 0; i < missing.size(); i++) {
      String text = missing.get(i);
      float[] vector = averages.get(i);
      String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
      means.centre(vector, identifier.identify(composed).language());
      EncoderSpecification.normalise(vector);
      vectors.put(text, vector);
      recent.keep(text, vector);
    }
    return texts.stream().map(text -> vectors.getOrDefault(text, new float[0]).clone()).toList();
  }

  /** Mean over the tokens of each text, before centring: for measuring the languages' means. */
  List<float[]> means(List<String> texts) {
    List<float[]> sums = new ArrayList<>();
    Map<Integer, List<Window>> byLength = new TreeMap<>();
    int[] tokens = new int[texts.size()];
    for (int text = 0; text < tokens.length; text++) {
      sums.add(new float[dimension]);
      for (long[] window : pieces.windows(texts.get(text), longest, MOST_WINDOWS)) {
        tokens[text] += window.length;
        byLength
            .computeIfAbsent(window.length, length -> new ArrayList<>())
            .add(new Window(text, window));
      }
    }
    byLength
        .values()
        .forEach(
            windows -> {
              for (int from = 0; from < windows.size(); from += BATCH) {
                run(windows.subList(from, Math.min(windows.size(), from + BATCH)), sums);
              }
            });
    for (int text = 0; text < tokens.length; text++) {
      for (int i = 0; i < dimension; i++) {
        sums.get(text)[i] /= tokens[text];
      }
    }
    return sums;
  }

  @SuppressWarnings("ArrayRecordComponent") // a tensor's row; never compared
  private record Window(int text, long[] pieces) {}

  /** Adds the states of these windows, all of one length, to the sums of their texts. */
  private void run(List<Window> windows, List<float[]> sums) {
    int length = windows.get(0).pieces().length;
    long[] ids = new long[windows.size() * length];
    for (int i = 0; i < windows.size(); i++) {
      System.arraycopy(windows.get(i).pieces(), 0, ids, i * length, length);
    }
    OnnxSession.Output states =
        session
            .run(
                Map.of(
                    EncoderSpecification.INPUT_IDS,
                    OnnxSession.Input.longs(ids, windows.size(), length)))
            .get("last_hidden_state");
    if (states == null) {
      throw new CasebookException(id + " gives no last_hidden_state: it is not this encoder");
    }
    for (int i = 0; i < windows.size(); i++) {
      float[] sum = sums.get(windows.get(i).text());
      int from = i * length * dimension;
      for (int j = 0; j < length * dimension; j++) {
        sum[j % dimension] += states.values()[from + j];
      }
    }
  }
}
