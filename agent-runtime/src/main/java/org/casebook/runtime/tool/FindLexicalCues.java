package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.casebook.runtime.domain.ContentItem;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.domain.ToolResult.Failed;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.text.LanguageIdentifier;
import org.casebook.runtime.text.LanguageIdentifier.Identified;
import org.casebook.runtime.text.LexicalMatch;
import org.casebook.runtime.text.LexicalMatch.Strength;
import org.casebook.runtime.text.LexicalMatcher;
import org.casebook.runtime.text.NormalisedText;
import org.casebook.runtime.text.Normaliser;
import org.casebook.runtime.text.SignalWeights;

/**
 * Finds words and phrases that point at a harm (cues) or at an exception (frames), in many
 * languages, also where they were disguised. One piece of evidence per signal, with every place
 * where it was found.
 *
 * <p>Observations: one per signal, its name and the patterns that matched.
 */
public final class FindLexicalCues implements Tool {
  private static final String NAME = "find_lexical_cues";
  private static final int MOST_PLACES = 20;
  private static final int LONGEST_QUOTE = 160;

  private final Normaliser normaliser;
  private final LanguageIdentifier identifier;
  private final LexicalMatcher matcher;
  private final SignalWeights weights;

  /**
   * Finds cues.
   *
   * @param identifier tells the language, as single words mean other things in other languages
   * @param weights what each signal says about each harm area
   */
  public FindLexicalCues(
      Normaliser normaliser,
      LanguageIdentifier identifier,
      LexicalMatcher matcher,
      SignalWeights weights) {
    this.normaliser = normaliser;
    this.identifier = identifier;
    this.matcher = matcher;
    this.weights = weights;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        NAME,
        "1",
        "Finds words and phrases in many languages that point at a harm or at an exception",
        Set.of(ItemKind.TEXT),
        Set.of("cue.*", "frame.*"),
        0.6);
  }

  @Override
  public ToolResult run(ToolInput input) throws InterruptedException {
    if (!(input.item() instanceof ContentItem.Text item)) {
      return new Failed(
          Failed.Kind.BAD_INPUT,
          NAME + " reads text, and " + input.item().id() + " is " + input.item().kind().key(),
          "read the text in it first");
    }
    NormalisedText text = normaliser.normalise(item.text());
    Identified language = identifier.identify(text.text());
    if (Thread.interrupted()) {
      throw new InterruptedException(NAME + " was cancelled");
    }
    Map<String, List<LexicalMatch>> bySignal = new LinkedHashMap<>();
    for (LexicalMatch match : matcher.match(text, language)) {
      bySignal.computeIfAbsent(match.signal(), s -> new ArrayList<>()).add(match);
    }
    if (bySignal.isEmpty()) {
      return new ToolResult.Nothing("No cue of the lexicon occurs.", List.of());
    }
    List<Observation> observations = new ArrayList<>();
    List<Evidence> evidence = new ArrayList<>();
    bySignal.forEach(
        (signal, matches) -> {
          observations.add(new Observation(signal, patterns(matches)));
          String id = input.call().id() + "/" + (evidence.size() + 1);
          evidence.add(evidence(id, item, signal, matches));
        });
    return new ToolResult.Found(
        "Found " + String.join(", ", bySignal.keySet()) + ".",
        observations,
        evidence,
        List.of(),
        List.of());
  }

  private Evidence evidence(
      String id, ContentItem.Text item, String signal, List<LexicalMatch> matches) {
    Strength strongest =
        matches.stream()
            .map(LexicalMatch::strength)
            .max(Comparator.naturalOrder())
            .orElse(Strength.WEAK);
    int different = (int) matches.stream().map(m -> words(item, m)).distinct().count();
    SortedMap<HarmArea, Double> byArea = weights.of(signal, strongest, different);
    List<Locator> places =
        matches.stream()
            .limit(MOST_PLACES)
            .map(m -> (Locator) new Locator.Span(item.id(), m.rawStart(), m.rawEnd()))
            .toList();
    String quote =
        matches.stream()
            .map(m -> words(item, m))
            .distinct()
            .limit(3)
            .collect(Collectors.joining(" … "));
    // Each signal is a group of its own: cues are different observations, and the tool has a cap.
    return new Evidence(id, NAME, signal, byArea, 1, "lexicon:" + signal, places, shortened(quote));
  }

  private static String words(ContentItem.Text item, LexicalMatch match) {
    return item.text().substring(match.rawStart(), match.rawEnd());
  }

  private static String patterns(List<LexicalMatch> matches) {
    return matches.stream()
        .map(
            m ->
                m.language() + ": " + shortened(m.pattern()) + (m.revealed() ? " (disguised)" : ""))
        .distinct()
        .limit(5)
        .collect(Collectors.joining(" | "));
  }

  private static String shortened(String text) {
    if (text.length() <= LONGEST_QUOTE) {
      return text;
    }
    int end = LONGEST_QUOTE;
    return text.substring(0, Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end) + "…";
  }
}
