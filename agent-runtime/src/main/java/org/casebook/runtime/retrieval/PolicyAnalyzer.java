package org.casebook.runtime.retrieval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Words of any script: folded, Chinese, Japanese and Korean in pairs of characters; or, so that
 * inflected and misspelt words still meet, the runs of three and four characters in them.
 */
final class PolicyAnalyzer extends Analyzer {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 4;

  private final boolean grams;

  private PolicyAnalyzer(boolean grams) {
    this.grams = grams;
  }

  static PolicyAnalyzer words() {
    return new PolicyAnalyzer(false);
  }

  static PolicyAnalyzer characters() {
    return new PolicyAnalyzer(true);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer source = new StandardTokenizer();
    TokenStream stream = new CJKWidthFilter(source);
    stream = new LowerCaseFilter(stream);
    stream = new StopFilter(stream, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
    stream = new CJKBigramFilter(stream);
    stream = new ASCIIFoldingFilter(stream);
    if (grams) {
      stream = new NGramTokenFilter(stream, SHORTEST, LONGEST, true);
    }
    return new TokenStreamComponents(source, stream);
  }

  /** The distinct terms of a text, in order of appearance. */
  List<String> terms(String text) {
    Set<String> terms = new LinkedHashSet<>();
    try (TokenStream stream = tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // the text is in memory
    }
    return new ArrayList<>(terms);
  }
}
