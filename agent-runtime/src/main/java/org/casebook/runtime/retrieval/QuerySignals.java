package org.casebook.runtime.retrieval;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.casebook.runtime.text.LanguageIdentifier;
import org.casebook.runtime.text.LexicalMatch;
import org.casebook.runtime.text.LexicalMatcher;
import org.casebook.runtime.text.NormalisedText;
import org.casebook.runtime.text.Normaliser;
import org.casebook.runtime.text.ScriptAwareIdentifier;

/**
 * The signals that the words of a text point at, whatever its language: the bridge from a question
 * in one language to a policy in another.
 */
public interface QuerySignals {
  /** Names of cues and frames, without repetition. */
  Set<String> of(String text);

  /** None: for a search that reads words alone. */
  static QuerySignals none() {
    return text -> Set.of();
  }

  /** By the lexicon that Casebook ships. */
  static QuerySignals bundled() {
    return of(Normaliser.bundled(), ScriptAwareIdentifier.bundled(), LexicalMatcher.bundled());
  }

  /** By a lexicon that is already open. */
  static QuerySignals of(
      Normaliser normaliser, LanguageIdentifier identifier, LexicalMatcher matcher) {
    return text -> {
      NormalisedText normalised = normaliser.normalise(text);
      return matcher.match(normalised, identifier.identify(normalised.text())).stream()
          .map(LexicalMatch::signal)
          .collect(Collectors.toCollection(TreeSet::new));
    };
  }
}
