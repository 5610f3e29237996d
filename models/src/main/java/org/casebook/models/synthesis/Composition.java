package org.casebook.models.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Sentences that together establish what a clause requires.
 *
 * @param phrases what is said, in order; the first carries the act and its twin
 * @param frame a frame that the clause requires, if it requires one
 * @param disguised whether the clause requires a disguised spelling
 */
record Composition(List<Phrase> phrases, Optional<String> frame, boolean disguised) {
  /** As a clause names it. */
  static final String DISGUISED = "text.obfuscated";

  private static final String FRAME = "frame.";
  private static final int MOST_SENTENCES = 3;

  /** Each signal beyond what was asked makes a composition this much rarer. */
  private static final double RARER = 4;

  Composition {
    phrases = List.copyOf(phrases);
  }

  /**
   * All shortest ways to establish at least one signal of each group.
   *
   * @param requires groups, as in a clause's {@code requires}
   */
  static List<Composition> of(SampleGrammar grammar, List<List<String>> requires) {
    List<Composition> found = new ArrayList<>();
    Composition nothing = new Composition(List.of(), Optional.empty(), false);
    for (int sentences = 1; sentences <= MOST_SENTENCES && found.isEmpty(); sentences++) {
      extend(grammar, requires, nothing, sentences, found);
    }
    return found;
  }

  /** Adds to {@code found} what completes a composition with so many more sentences. */
  private static void extend(
      SampleGrammar grammar,
      List<List<String>> requires,
      Composition so,
      int sentences,
      List<Composition> found) {
    Optional<List<String>> open =
        requires.stream().filter(group -> group.stream().noneMatch(so::establishes)).findFirst();
    if (open.isEmpty()) {
      if (!so.phrases.isEmpty()) {
        found.add(so);
      }
      return;
    }
    List<String> group = open.get();
    if (so.frame.isEmpty()) {
      for (String signal : group) {
        if (signal.startsWith(FRAME)
            && grammar.frames().stream().anyMatch(frame -> frame.name().equals(signal))) {
          Composition more = new Composition(so.phrases, Optional.of(signal), so.disguised);
          extend(grammar, requires, more, sentences, found);
        }
      }
    }
    if (group.contains(DISGUISED)) {
      Composition more = new Composition(so.phrases, so.frame, true);
      extend(grammar, requires, more, sentences, found);
    }
    if (sentences > 0) {
      for (Phrase phrase : grammar.phrases()) {
        if (group.stream().anyMatch(phrase::establishes)) {
          Composition more = so.with(phrase);
          if (grammar.allows(more.signals())) {
            extend(grammar, requires, more, sentences - 1, found);
          }
        }
      }
    }
  }

  /** Acts stand before supplements: an act has an area, or at least a twin. */
  private Composition with(Phrase phrase) {
    List<Phrase> more = new ArrayList<>(phrases);
    boolean leads = phrases.isEmpty() || rank(phrase) > rank(phrases.get(0));
    more.add(leads ? 0 : more.size(), phrase);
    return new Composition(more, frame, disguised);
  }

  private static int rank(Phrase phrase) {
    return phrase.area().isPresent() ? 2 : phrase.twin().isPresent() ? 1 : 0;
  }

  private boolean establishes(String signal) {
    return phrases.stream().anyMatch(phrase -> phrase.establishes(signal))
        || frame.filter(signal::equals).isPresent()
        || (disguised && signal.equals(DISGUISED));
  }

  /** How often it is drawn, relative to others: what says no more than was asked comes first. */
  double weight() {
    double weight = phrases.stream().mapToDouble(Phrase::weight).reduce(1, (a, b) -> a * b);
    return weight * Math.pow(RARER, -signals().size());
  }

  /** All that the phrases establish. */
  SortedSet<String> signals() {
    SortedSet<String> signals = new TreeSet<>();
    phrases.forEach(phrase -> signals.addAll(phrase.signals()));
    return signals;
  }

  Phrase lead() {
    return phrases.get(0);
  }
}
