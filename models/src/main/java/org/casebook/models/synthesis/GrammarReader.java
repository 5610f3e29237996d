package org.casebook.models.synthesis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.casebook.models.ModelException;
import org.casebook.models.synthesis.SampleGrammar.Filler;

/**
 * Reads a grammar from YAML; {@code docs/synthesis.md} describes the files. Files of one language
 * are read in turn and add up. A problem names the file and the sentence.
 */
final class GrammarReader {
  /** A slot, as in <code>{group}</code> or, for its second form, <code>{group2}</code>. */
  static final Pattern SLOT = Pattern.compile("\\{([a-z_]+)([2-9]?)\\}");

  /** The slots that say at whom or what a sentence is aimed. */
  static final List<String> TARGETS = List.of("group", "person", "thing");

  private static final YAMLMapper YAML = new YAMLMapper();

  private final Map<String, List<Filler>> slots = new HashMap<>();
  private final Map<String, String> slotSignals = new HashMap<>();
  private final List<Phrase> phrases = new ArrayList<>();
  private final List<Frame> frames = new ArrayList<>();
  private final Map<String, List<String>> emphasis = new HashMap<>();
  private final Map<String, List<String>> apart = new HashMap<>();
  private List<String> locales = List.of();
  private String language = "und";
  private String joiner = " ";
  private String file = "";

  /** Adds one file. */
  void read(String name, String yaml) {
    file = name;
    JsonNode root;
    try {
      root = YAML.readTree(yaml);
    } catch (IOException e) {
      throw new ModelException(name + " is no YAML: " + e.getMessage() + "; mend it", e);
    }
    language = root.path("language").asText(language);
    joiner = root.path("joiner").asText(joiner);
    if (root.has("locales")) {
      locales = texts(root.path("locales"));
    }
    root.path("slot_signals").properties().forEach(this::slotSignal);
    root.path("slots").properties().forEach(slot -> fillers(slot.getKey(), slot.getValue()));
    root.path("acts").properties().forEach(act -> act(act.getKey(), act.getValue()));
    root.path("frames").properties().forEach(frame -> frame(frame.getKey(), frame.getValue()));
    root.path("kept_apart")
        .properties()
        .forEach(entry -> apart.put(entry.getKey(), texts(entry.getValue())));
    root.path("emphasis")
        .properties()
        .forEach(entry -> emphasis.put(entry.getKey(), texts(entry.getValue())));
  }

  /** What the files say together. */
  SampleGrammar grammar() {
    return new SampleGrammar(language, locales, joiner, slots, phrases, frames, emphasis, apart);
  }

  private void slotSignal(Map.Entry<String, JsonNode> entry) {
    slotSignals.put(entry.getKey(), entry.getValue().asText());
  }

  /** Fillers as a list of words, or as a map from a key across languages to the word. */
  private void fillers(String slot, JsonNode node) {
    List<Filler> fillers = new ArrayList<>();
    if (node.isObject()) {
      node.properties().forEach(f -> fillers.add(filler(f.getKey(), f.getValue().asText())));
    } else {
      texts(node).forEach(word -> fillers.add(filler(slot, word)));
    }
    if (fillers.isEmpty()) {
      throw problem("slot " + slot, "has no fillers", "name at least one");
    }
    slots.put(slot, fillers);
  }

  private static Filler filler(String key, String forms) {
    return new Filler(key, Arrays.asList(forms.split(" / ", -1)));
  }

  private void act(String act, JsonNode node) {
    Optional<String> area =
        node.has("area") ? Optional.of(node.path("area").asText()) : Optional.empty();
    List<String> own = new ArrayList<>(texts(node.path("cues")));
    area.ifPresent(a -> own.add("harm." + a));
    for (JsonNode entry : node.path("say")) {
      phrases.add(phrase(act, area, own, texts(node.path("twin_cues")), entry));
    }
  }

  /** A sentence, a pair of sentence and twin, or a map with further keys. */
  private Phrase phrase(
      String act, Optional<String> area, List<String> own, List<String> twinCues, JsonNode entry) {
    String pattern;
    Optional<String> twin = Optional.empty();
    Map<String, String> framed = new HashMap<>();
    if (entry.isTextual()) {
      pattern = entry.asText();
    } else if (entry.isArray() && entry.size() == 2) {
      pattern = entry.get(0).asText();
      twin = Optional.of(entry.get(1).asText());
    } else if (entry.has("say")) {
      pattern = entry.path("say").asText();
      twin = entry.has("twin") ? Optional.of(entry.path("twin").asText()) : Optional.empty();
      entry.path("framed").properties().forEach(f -> framed.put(f.getKey(), f.getValue().asText()));
    } else {
      throw problem(act + ": " + entry, "is no sentence", "write \"...\" or [\"...\", \"twin\"]");
    }
    List<String> all = joined(own, entry.path("cues"));
    List<String> ofTwin = joined(twinCues, entry.path("twin_cues"));
    return new Phrase(
        act,
        area,
        pattern,
        signals(all, pattern),
        twin,
        twin.map(t -> signals(ofTwin, t)).orElseGet(TreeSet::new),
        twin.map(t -> difference(pattern, t)).orElse("act"),
        framed,
        entry.path("weight").asDouble(1));
  }

  private static List<String> joined(List<String> some, JsonNode more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(texts(more));
    return all;
  }

  /** Own signals and those of the slots; a slot without fillers is a problem. */
  private SortedSet<String> signals(List<String> own, String pattern) {
    List<String> signals = new ArrayList<>(own);
    for (MatchResult slot : SLOT.matcher(pattern).results().toList()) {
      String name = slot.group(1);
      if (!slots.containsKey(name)) {
        throw problem(pattern, "has the slot {" + name + "} without fillers", "add it to slots");
      }
      Optional.ofNullable(slotSignals.get(name)).ifPresent(signals::add);
    }
    return new TreeSet<>(signals);
  }

  /** Either the target is another and all else stays, or the act is and the target stays. */
  private String difference(String pattern, String twin) {
    String target = target(pattern);
    String other = target(twin);
    if (target.equals(other)) {
      return "act";
    }
    if (!skeleton(pattern).equals(skeleton(twin))) {
      throw problem(
          pattern,
          "and its twin differ in the target and in more (" + twin + ")",
          "keep the target {" + target + "}, or change nothing else");
    }
    return "target";
  }

  /** The slot at which a sentence is aimed, or {@code anyone}. */
  static String target(String pattern) {
    return SLOT.matcher(pattern)
        .results()
        .map(slot -> slot.group(1))
        .filter(TARGETS::contains)
        .findFirst()
        .orElse("anyone");
  }

  private static String skeleton(String pattern) {
    return SLOT.matcher(pattern)
        .replaceAll(slot -> TARGETS.contains(slot.group(1)) ? "<target>" : slot.group(1));
  }

  private void frame(String name, JsonNode node) {
    for (JsonNode entry : node) {
      String pattern = entry.isTextual() ? entry.asText() : entry.path("say").asText();
      if (!pattern.contains(Frame.WORDS)) {
        throw problem(name + ": " + pattern, "has no place for the words", "add {text}");
      }
      List<String> own = new ArrayList<>(texts(entry.path("cues")));
      own.add(name);
      String around = pattern.replace(Frame.WORDS, "");
      frames.add(new Frame(name, pattern, signals(own, around), texts(entry.path("for"))));
    }
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    node.forEach(item -> texts.add(item.asText()));
    return texts;
  }

  private ModelException problem(String place, String what, String remedy) {
    return new ModelException(file + ": " + place + " " + what + "; " + remedy);
  }
}
