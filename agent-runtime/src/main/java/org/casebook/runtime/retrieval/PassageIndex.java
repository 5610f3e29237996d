package org.casebook.runtime.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.casebook.runtime.domain.Digest;
import org.casebook.runtime.policy.Clause;
import org.casebook.runtime.policy.Policy;

/** The Lucene side: passages in memory, and three ways of ranking them. */
final class PassageIndex {
  static final String WORDS = "words";
  static final String CHARACTERS = "characters";
  static final String MEANING = "meaning";
  static final String PREDICATES = "predicates";
  static final String EXCUSES = "excuses";

  private static final String EVERYWHERE = "*";
  private static final String PLACE = "place";
  private static final String TEXT = "text";
  private static final int DEPTH = 60;
  private static final int MOST_TERMS = 128;

  private final List<Passage> passages;
  private final List<Optional<float[]>> vectors;
  private final Map<String, PolicyAnalyzer> analyzers =
      Map.of(WORDS, PolicyAnalyzer.words(), CHARACTERS, PolicyAnalyzer.characters());
  private final IndexSearcher searcher;

  /**
   * @param vectors of each passage, in the same order; empty where there is none
   */
  PassageIndex(Policy policy, List<Passage> passages, List<Optional<float[]>> vectors) {
    this.passages = passages;
    this.vectors = vectors;
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    IndexWriterConfig config =
        new IndexWriterConfig(
            new PerFieldAnalyzerWrapper(PolicyAnalyzer.words(), Map.copyOf(analyzers)));
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < passages.size(); i++) {
        writer.addDocument(document(policy, passages.get(i), vectors.get(i)));
      }
      // One segment, so that document numbers are passage numbers and ranks do not vary.
      writer.forceMerge(1);
      writer.commit();
      searcher = new IndexSearcher(DirectoryReader.open(directory));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // the directory is in memory
    }
  }

  private static Document document(Policy policy, Passage passage, Optional<float[]> vector) {
    Document document = new Document();
    document.add(new TextField(WORDS, passage.search(), Field.Store.NO));
    document.add(new TextField(CHARACTERS, passage.search(), Field.Store.NO));
    vector.ifPresent(
        v ->
            document.add(
                new KnnFloatVectorField(MEANING, v, VectorSimilarityFunction.DOT_PRODUCT)));
    List<String> places =
        policy.clause(passage.clause()).map(Clause::jurisdiction).orElse(List.of());
    for (String place : places.isEmpty() ? List.of(EVERYWHERE) : places) {
      document.add(new StringField(PLACE, place, Field.Store.NO));
    }
    if (passage.example().isPresent()) {
      document.add(new StringField(TEXT, Digest.sha256(passage.text()), Field.Store.NO));
    }
    return document;
  }

  /**
   * Passage numbers by BM25 (Robertson), best first.
   *
   * @param field words or characters
   */
  List<Integer> byTerms(String field, String text, Query filter) {
    PolicyAnalyzer analyzer = analyzers.get(field);
    if (analyzer == null) {
      throw new IllegalArgumentException("there is no field of terms named " + field);
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder().add(filter, Occur.FILTER);
    List<Term> rare = new ArrayList<>();
    for (String term : analyzer.terms(text)) {
      Term candidate = new Term(field, term);
      if (frequency(candidate) > 0) {
        rare.add(candidate);
      }
    }
    rare.sort(Comparator.comparingInt(this::frequency));
    rare.stream().limit(MOST_TERMS).forEach(t -> query.add(new TermQuery(t), Occur.SHOULD));
    return rare.isEmpty() ? List.of() : search(query.setMinimumNumberShouldMatch(1).build());
  }

  /** Passage numbers by cosine similarity, best first. */
  List<Integer> byMeaning(float[] vector, Query filter) {
    return search(new KnnFloatVectorQuery(MEANING, vector, DEPTH, filter));
  }

  /**
   * The documents that a request may see.
   *
   * @param leaveOutSameText hides examples that are the text itself
   */
  static Query filter(SearchRequest request, boolean leaveOutSameText) {
    BooleanQuery.Builder filter = new BooleanQuery.Builder();
    if (request.country().isPresent()) {
      BooleanQuery.Builder place = new BooleanQuery.Builder();
      place.add(new TermQuery(new Term(PLACE, EVERYWHERE)), Occur.SHOULD);
      place.add(new TermQuery(new Term(PLACE, request.country().get())), Occur.SHOULD);
      filter.add(place.build(), Occur.FILTER);
    } else {
      filter.add(new MatchAllDocsQuery(), Occur.FILTER);
    }
    if (leaveOutSameText) {
      Term same = new Term(TEXT, Digest.sha256(request.text()));
      filter.add(new TermQuery(same), Occur.MUST_NOT);
    }
    return filter.build();
  }

  Passage passage(int number) {
    return passages.get(number);
  }

  /** The sentence vector of a passage, if it has one. */
  Optional<float[]> vector(int number) {
    return vectors.get(number);
  }

  private int frequency(Term term) {
    try {
      return searcher.getIndexReader().docFreq(term);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private List<Integer> search(Query query) {
    try {
      List<Integer> found = new ArrayList<>();
      for (ScoreDoc hit : searcher.search(query, DEPTH).scoreDocs) {
        found.add(hit.doc);
      }
      return found;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
