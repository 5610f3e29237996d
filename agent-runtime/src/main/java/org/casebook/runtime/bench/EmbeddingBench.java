package org.casebook.runtime.bench;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.casebook.models.Metric;
import org.casebook.models.catalogue.Recipes;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.bench.Race.Contender;
import org.casebook.runtime.bench.Race.Round;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.inference.MiniLmEncoder;
import org.casebook.runtime.inference.OnnxSessions;

/**
 * Sentence vectors per second: our encoder, LangChain4j's in-process encoder as it comes, and bare
 * ONNX Runtime, all on one ONNX file and the same processors, on texts that none has seen before.
 */
final class EmbeddingBench {
  private static final String OURS = "casebook";
  private static final String PEER = "langchain4j";
  private static final String LIMIT = "onnxruntime";
  private static final int TEXTS = 400;
  private static final int WARM_UP = 2;

  private final Suite.Settings settings;
  private final Consumer<String> progress;
  private final StoredModel model;

  EmbeddingBench(Suite.Settings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
    this.model =
        settings
            .catalogue()
            .find(Recipes.MINILM.model())
            .orElseThrow(
                () ->
                    new CasebookException(
                        Recipes.MINILM.model()
                            + " is not installed: run `casebook models install "
                            + Recipes.MINILM.model().name()
                            + "`"));
  }

  List<Metric> run() throws InterruptedException {
    MixedTexts source = new MixedTexts(settings.seed());
    List<List<String>> batches = new ArrayList<>();
    for (int round = 0; round < WARM_UP + settings.rounds(); round++) {
      batches.add(source.next(TEXTS));
    }
    OnnxEmbeddingModel peer =
        new OnnxEmbeddingModel(path("model.onnx"), path("tokenizer.json"), PoolingMode.MEAN);
    try (OnnxSessions sessions = new OnnxSessions();
        MiniLmEncoder ours = new MiniLmEncoder(sessions, model);
        BareEncoder limit = new BareEncoder(model)) {
      Map<List<String>, List<long[]>> pieces = pieces(batches);
      Race<List<String>> race =
          new Race<>(
              List.of(
                  new Contender<>(OURS, ours::encodeAll),
                  new Contender<>(PEER, texts -> embed(peer, texts)),
                  new Contender<>(
                      LIMIT, texts -> limit.run(pieces.getOrDefault(texts, List.of())))),
              WARM_UP);
      List<Round> rounds = race.run(batches, step -> progress.accept("sentence vectors, " + step));
      return metrics(rounds, MixedTexts.digest(batches), leastCosine(ours, peer, batches.get(0)));
    }
  }

  private Path path(String file) {
    return model
        .path(file)
        .orElseThrow(() -> new CasebookException(model.version() + " is not a folder on disk"));
  }

  private static List<Embedding> embed(OnnxEmbeddingModel peer, List<String> texts) {
    return peer.embedAll(texts.stream().map(TextSegment::from).toList()).content();
  }

  /** Word pieces of each batch, longest texts first, for the contender that does not make them. */
  private Map<List<String>, List<long[]>> pieces(List<List<String>> batches) {
    Map<List<String>, List<long[]>> pieces = new HashMap<>();
    try (HuggingFaceTokenizer tokenizer =
        HuggingFaceTokenizer.newInstance(path("tokenizer.json"), Map.of("padding", "false"))) {
      for (List<String> batch : batches) {
        pieces.put(
            batch,
            batch.stream()
                .map(text -> tokenizer.encode(text).getIds())
                .sorted(Comparator.comparingInt(ids -> -ids.length))
                .toList());
      }
      return pieces;
    } catch (IOException e) {
      throw new CasebookException("the tokenizer does not load: " + e.getMessage(), e);
    }
  }

  /** The same texts must give the same vectors, or the race compares different things. */
  private static double leastCosine(
      MiniLmEncoder ours, OnnxEmbeddingModel peer, List<String> texts) {
    List<Embedding> theirs = embed(peer, texts);
    double least = 1;
    for (int i = 0; i < texts.size(); i++) {
      least = Math.min(least, cosine(ours.encode(texts.get(i)), theirs.get(i).vector()));
    }
    return least;
  }

  private static double cosine(float[] a, float[] b) {
    double product = 0;
    double left = 0;
    double right = 0;
    for (int i = 0; i < a.length; i++) {
      product += (double) a[i] * b[i];
      left += (double) a[i] * a[i];
      right += (double) b[i] * b[i];
    }
    return product / Math.sqrt(left * right);
  }

  private List<Metric> metrics(List<Round> rounds, String data, double cosine) {
    String input =
        TEXTS + " texts of 3 to 110 words a round, none repeated, nothing cached; median of rounds";
    Records records = new Records(rounds, data, settings.seed(), "" + model.version());
    records.rate(
        "embedding.per_second", OURS, PEER, TEXTS, "sentence vectors per second; " + input);
    records.rate(
        "embedding.langchain4j_per_second",
        PEER,
        PEER,
        TEXTS,
        "the same by LangChain4j embedAll as it comes; " + input);
    records.rate(
        "embedding.onnxruntime_per_second",
        LIMIT,
        LIMIT,
        TEXTS,
        "the same by bare ONNX Runtime on ready word pieces; " + input);
    records.ratio(
        "embedding.times_langchain4j",
        "our vectors per second over LangChain4j's in the same round; more is better",
        round -> round.wall(PEER) / round.wall(OURS));
    records.ratio(
        "embedding.share_of_onnxruntime",
        "our vectors per second over bare ONNX Runtime's in the same round; 1 is the limit",
        round -> round.wall(LIMIT) / round.wall(OURS));
    records.ratio(
        "embedding.processor_times_langchain4j",
        "LangChain4j's processor time over ours in the same round, whatever else the machine did",
        round -> round.processor(PEER) / round.processor(OURS));
    records.ratio(
        "embedding.processor_share_of_onnxruntime",
        "bare ONNX Runtime's processor time over ours in the same round",
        round -> round.processor(LIMIT) / round.processor(OURS));
    records.value(
        "embedding.least_cosine_to_langchain4j",
        "least cosine between our vector of a text and LangChain4j's, over one round",
        cosine,
        TEXTS);
    return records.list();
  }
}
