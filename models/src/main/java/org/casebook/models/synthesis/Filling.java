package org.casebook.models.synthesis;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.casebook.models.ModelException;
import org.casebook.models.synthesis.SampleGrammar.Filler;

/**
 * One choice of words for the slots, kept: the same slot has the same word in a sentence, in its
 * twin and in what stands around it. That is what makes two samples differ in one slot only.
 */
final class Filling {
  private final SampleGrammar grammar;
  private final long seed;
  private final Map<String, Filler> chosen = new HashMap<>();

  /**
   * Starts a filling.
   *
   * @param seed the same seed gives every slot the same word, in whatever order slots are met
   */
  Filling(SampleGrammar grammar, long seed) {
    this.grammar = grammar;
    this.seed = seed;
  }

  /** The sentence with words in its slots; its first letter is a capital. */
  String fill(String pattern) {
    String text = slots(pattern);
    int first = Character.charCount(text.codePointAt(0));
    return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
  }

  /** What stands before and after the words in a frame: two texts. */
  List<String> around(String pattern) {
    int at = pattern.indexOf(Frame.WORDS);
    String before = pattern.substring(0, at);
    return List.of(
        before.isBlank() ? before : fill(before),
        slots(pattern.substring(at + Frame.WORDS.length())));
  }

  /** At whom a sentence is aimed: {@code group:refugees}, {@code person}, {@code anyone} ... */
  String target(String pattern) {
    String slot = GrammarReader.target(pattern);
    return slot.equals("group") ? slot + ":" + filler(slot).key() : slot;
  }

  private String slots(String pattern) {
    return GrammarReader.SLOT
        .matcher(pattern)
        .replaceAll(slot -> quoted(word(slot.group(1), slot.group(2))));
  }

  private String word(String slot, String form) {
    List<String> forms = filler(slot).forms();
    int index = form.isEmpty() ? 0 : Integer.parseInt(form) - 1;
    return forms.get(Math.min(index, forms.size() - 1));
  }

  private Filler filler(String slot) {
    return chosen.computeIfAbsent(
        slot,
        name -> {
          List<Filler> fillers = grammar.slots().getOrDefault(name, List.of());
          if (fillers.isEmpty()) {
            throw new ModelException("slot {" + name + "} has no fillers; add it to slots");
          }
          return Draw.one(fillers, new Random(seed + 31L * name.hashCode()));
        });
  }

  private static String quoted(String word) {
    return word.replace("\\", "\\\\").replace("$", "\\$");
  }
}
