package org.casebook.models.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.casebook.models.ModelException;

/**
 * Samples for any clause made of known signals.
 *
 * <p>A clause is a conjunction of groups of signals. The grammar is searched for the fewest
 * sentences that establish it; these are filled, put in a frame, disguised. The confounder of a
 * sample shares every choice but one: its act or target is the harmless twin's, or its words stand
 * in a frame that excuses them. Pairs that differ in one place are what shows whether a rule or a
 * model has learnt the rule rather than its vocabulary: the idea of contrast sets (Gardner et al.
 * 2020) and of minimal pairs in functional tests, here by construction.
 */
public final class ClauseSamples {
  /** One pair in so many has a frame on both sides that excuses nothing. */
  private static final int FIG_LEAF = 8;

  private static final int MOST_DRAWS = 5000;

  private final SortedMap<String, SampleGrammar> grammars;

  ClauseSamples(SortedMap<String, SampleGrammar> grammars) {
    this.grammars = grammars;
  }

  /** Samples from the bundled grammars. */
  public static ClauseSamples bundled() {
    return new ClauseSamples(BundledGrammars.read());
  }

  /** ISO 639-3 codes of the languages that have a grammar. */
  public SortedSet<String> languages() {
    return new TreeSet<>(grammars.keySet());
  }

  /** Signals that a text in this language can be made to establish. */
  public SortedSet<String> producible(String language) {
    SortedSet<String> signals = grammar(language).establishes();
    signals.add(Composition.DISGUISED);
    return signals;
  }

  /** The groups of a request of which no text in its language can establish a signal. */
  public List<List<String>> lacking(SampleRequest request) {
    Set<String> producible = producible(request.language());
    return request.requires().stream()
        .filter(group -> group.stream().noneMatch(producible::contains))
        .toList();
  }

  /**
   * Pairs for a request, as many as five thousand draws give; the same request and seed give the
   * same pairs. A draw may give none: no family of disguise suits every script. What the policy
   * says of a pair is for the caller to find out: other clauses may stand too, or override.
   *
   * @return empty when no text can establish what is asked, see {@link #lacking}
   */
  public Stream<SamplePair> pairs(SampleRequest request, long seed) {
    SampleGrammar grammar = grammar(request.language());
    List<Composition> compositions = Composition.of(grammar, request.requires());
    if (compositions.isEmpty()) {
      return Stream.empty();
    }
    double[] weights = compositions.stream().mapToDouble(Composition::weight).toArray();
    Random random = new Random(seed);
    return Stream.generate(
            () -> {
              Composition composition = compositions.get(Draw.weighted(weights, random));
              return pair(grammar, request, composition, random);
            })
        .limit(MOST_DRAWS)
        .flatMap(Optional::stream);
  }

  private Optional<SamplePair> pair(
      SampleGrammar grammar, SampleRequest request, Composition said, Random random) {
    long words = random.nextLong();
    List<Frame> excusing = excusing(grammar, request, said);
    boolean twin = said.lead().twin().isPresent();
    boolean byFrame = !excusing.isEmpty() && (!twin || random.nextBoolean());
    Optional<AttackFamily> family = family(request, said, random);
    Optional<Frame> around = around(grammar, request, said, random);
    Optional<Frame> other = byFrame ? Optional.of(Draw.one(excusing, random)) : around;
    boolean sameFrame = around.map(Frame::name).equals(other.map(Frame::name));
    if ((!byFrame && !twin) || sameFrame == byFrame) {
      return Optional.empty();
    }
    Optional<Sample> violating = new Telling(grammar, said, around, family, words).as(false);
    Optional<Sample> confounder = new Telling(grammar, said, other, family, words).as(!byFrame);
    return violating.flatMap(
        v -> confounder.filter(c -> !c.text().equals(v.text())).map(c -> new SamplePair(v, c)));
  }

  /** Frames that complete one of the excuses, given what is said. */
  private static List<Frame> excusing(
      SampleGrammar grammar, SampleRequest request, Composition said) {
    if (said.frame().isPresent()) {
      return List.of();
    }
    Set<String> signals = said.signals();
    List<Frame> frames = new ArrayList<>();
    for (Frame frame : grammar.frames()) {
      Set<String> with = new TreeSet<>(signals);
      with.addAll(frame.signals());
      boolean excuses =
          request.excuses().stream()
              .anyMatch(groups -> holds(groups, with) && !holds(groups, signals));
      if (frame.suits(said.lead()) && excuses) {
        frames.add(frame);
      }
    }
    return frames;
  }

  private static boolean holds(List<List<String>> groups, Set<String> signals) {
    return groups.stream().allMatch(group -> group.stream().anyMatch(signals::contains));
  }

  /** The frame of the violating side: what the clause asks for, seldom one that excuses nothing. */
  private static Optional<Frame> around(
      SampleGrammar grammar, SampleRequest request, Composition said, Random random) {
    if (said.frame().isPresent()) {
      String wanted = said.frame().get();
      List<Frame> frames =
          grammar.frames().stream().filter(frame -> frame.name().equals(wanted)).toList();
      List<Frame> suiting = frames.stream().filter(frame -> frame.suits(said.lead())).toList();
      return Optional.of(Draw.one(suiting.isEmpty() ? frames : suiting, random));
    }
    List<Frame> excusing = excusing(grammar, request, said);
    List<Frame> idle =
        grammar.frames().stream()
            .filter(frame -> !excusing.contains(frame))
            .filter(frame -> frame.suits(said.lead()))
            .toList();
    boolean figLeaf = random.nextInt(FIG_LEAF) == 0;
    return figLeaf && !idle.isEmpty() ? Optional.of(Draw.one(idle, random)) : Optional.empty();
  }

  private static Optional<AttackFamily> family(
      SampleRequest request, Composition said, Random random) {
    boolean disguised = random.nextDouble() < request.disguised() || said.disguised();
    AttackFamily family = Draw.one(List.of(AttackFamily.values()), random);
    return disguised ? Optional.of(family) : Optional.empty();
  }

  private SampleGrammar grammar(String language) {
    SampleGrammar grammar = grammars.get(language);
    if (grammar == null) {
      throw new ModelException(
          "there is no grammar for the language '"
              + language
              + "'; there is one for "
              + String.join(", ", grammars.keySet()));
    }
    return grammar;
  }
}
