package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the patterns of the lexicon in a text.
 *
 * <p>One pass over the folded text finds the words that patterns need; only patterns whose word
 * occurs are then tried, and only around it, so that the cost stays linear in the length of the
 * text whatever the size of the lexicon. Where the normaliser changed the text, the raw text is
 * matched as well. The lexicon is read at the first call. Thread-safe.
 */
public final class LexicalMatcher {
  private final Supplier<LexiconIndex> source;
  private final ReentrantLock loading = new ReentrantLock();
  private volatile @Nullable LexiconIndex index;

  LexicalMatcher(Supplier<LexiconIndex> source) {
    this.source = source;
  }

  /** A matcher over the lexicon that Casebook ships. */
  public static LexicalMatcher bundled() {
    return new LexicalMatcher(LexiconIndex::bundled);
  }

  /**
   * All matches, in order of appearance, each once.
   *
   * @param language the language of the text: single words of other languages are left out when it
   *     is known well
   */
  public List<LexicalMatch> match(NormalisedText text, LanguageIdentifier.Identified language) {
    LexiconIndex lexicon = index();
    List<LexicalMatch> matches = new ArrayList<>();
    if (text.changed()) {
      matches.addAll(lexicon.scan(NormalisedText.identity(text.raw()), language, false));
    }
    matches.addAll(lexicon.scan(text, language, text.changed()));
    matches.sort(
        Comparator.comparingInt(LexicalMatch::rawStart)
            .thenComparing(LexicalMatch::signal)
            .thenComparing(LexicalMatch::rawEnd)
            .thenComparing(LexicalMatch::revealed)
            .thenComparing(LexicalMatch::strength, Comparator.reverseOrder())
            .thenComparing(LexicalMatch::pattern));
    Set<String> seen = new HashSet<>();
    matches.removeIf(m -> !seen.add(m.signal() + " " + m.rawStart() + " " + m.rawEnd()));
    return matches;
  }

  private LexiconIndex index() {
    LexiconIndex ready = index;
    if (ready != null) {
      return ready;
    }
    loading.lock();
    try {
      LexiconIndex loaded = index;
      if (loaded == null) {
        loaded = source.get();
        index = loaded;
      }
      return loaded;
    } finally {
      loading.unlock();
    }
  }
}
