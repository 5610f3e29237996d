package org.casebook.models.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A composition put into words. Two tellings with the same number for {@code words} choose the same
 * fillers, the same emphasis and the same letters to disguise.
 */
record Telling(
    SampleGrammar grammar,
    Composition said,
    Optional<Frame> frame,
    Optional<AttackFamily> family,
    long words) {
  /** One sample in so many has a sentence that adds force. */
  private static final int EMPHATIC = 4;

  private static final String HARMLESS = "harmless";

  /**
   * The sample, or its harmless twin.
   *
   * @return empty where the wanted disguise does not suit the script
   */
  Optional<Sample> as(boolean harmless) {
    Random random = new Random(words);
    Filling filling = new Filling(grammar, words);
    Phrase lead = said.lead();
    String locale = Draw.one(grammar.locales(), random);
    List<String> emphasis =
        lead.area().map(area -> grammar.emphasis().getOrDefault(area, List.of())).orElse(List.of());
    boolean emphatic = random.nextInt(EMPHATIC) == 0 && !emphasis.isEmpty();
    Optional<String> last = emphatic ? Optional.of(Draw.one(emphasis, random)) : Optional.empty();

    String own = frame.map(Frame::name).map(lead.framed()::get).orElse(lead.pattern());
    String pattern = harmless ? lead.twin().orElseThrow() : own;
    List<String> sentences = new ArrayList<>();
    sentences.add(filling.fill(pattern));
    said.phrases().stream().skip(1).forEach(more -> sentences.add(filling.fill(more.pattern())));
    last.ifPresent(sentences::add);
    String plain = String.join(grammar.joiner(), sentences);
    Optional<String> spelt = family.map(f -> f.apply(plain, random)).orElse(Optional.of(plain));

    SortedSet<String> signals = new TreeSet<>(harmless ? lead.twinSignals() : lead.signals());
    said.phrases().stream().skip(1).forEach(more -> signals.addAll(more.signals()));
    frame.ifPresent(f -> signals.addAll(f.signals()));
    family.ifPresent(f -> signals.add(Composition.DISGUISED));

    SortedMap<String, String> slots = new TreeMap<>();
    boolean otherAct = harmless && lead.twinDiffersIn().equals("act");
    slots.put("act", otherAct ? HARMLESS : acts());
    slots.put("target", filling.target(pattern));
    slots.put("severity", emphatic ? "emphatic" : "plain");
    slots.put("frame", frame.map(Frame::name).orElse("none"));
    slots.put("obfuscation", family.map(AttackFamily::key).orElse("none"));
    return spelt
        .map(body -> around(body, harmless || own.equals(lead.pattern()), filling))
        .map(text -> new Sample(text, grammar.language(), locale, signals, slots, family));
  }

  private String acts() {
    return String.join("+", said.phrases().stream().map(Phrase::act).distinct().toList());
  }

  private String around(String body, boolean wrap, Filling filling) {
    return frame
        .filter(f -> wrap)
        .map(f -> String.join(body, filling.around(f.pattern())))
        .orElse(body);
  }
}
