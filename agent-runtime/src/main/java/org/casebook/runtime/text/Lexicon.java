package org.casebook.runtime.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.text.LexicalMatch.Strength;

/**
 * All patterns of the lexicon folder; its README explains the files.
 *
 * @param entries in the order of the files
 */
record Lexicon(List<LexiconEntry> entries) {
  private static final List<String> FILES =
      List.of(
          "hate",
          "harassment",
          "violence",
          "sexual",
          "self-harm",
          "scam",
          "goods",
          "market",
          "synthetic",
          "child-safety",
          "law",
          "frames");

  Lexicon {
    entries = List.copyOf(entries);
  }

  /** The lexicon that Casebook ships. */
  static Lexicon bundled() {
    Map<String, Map<String, String>> sets = sets(Resources.lines("lexicon/sets.tsv"));
    List<LexiconEntry> entries = new ArrayList<>();
    for (String file : FILES) {
      String name = "lexicon/" + file + ".tsv";
      for (String line : Resources.lines(name)) {
        entries.addAll(parse(line, sets, name));
      }
    }
    return new Lexicon(entries);
  }

  /** Sets by language and name; those of language {@code *} serve all. */
  static Map<String, Map<String, String>> sets(List<String> lines) {
    Map<String, Map<String, String>> sets = new HashMap<>();
    for (String line : lines) {
      String[] columns = line.split("\t", -1);
      if (columns.length != 3) {
        throw new CasebookException("sets.tsv: \"" + line + "\" needs name, language, words");
      }
      sets.computeIfAbsent(columns[1], language -> new HashMap<>())
          .put(columns[0], columns[2].strip());
    }
    return sets;
  }

  /** The patterns of one line: signal, language, strength, patterns separated by {@code ;}. */
  static List<LexiconEntry> parse(String line, Map<String, Map<String, String>> sets, String file) {
    String[] columns = line.split("\t", -1);
    if (columns.length < 4) {
      throw new CasebookException(
          file + ": \"" + line + "\" needs signal, language, strength and patterns");
    }
    String language = columns[1];
    Map<String, String> known = new HashMap<>(sets.getOrDefault("*", Map.of()));
    known.putAll(sets.getOrDefault(language, Map.of()));
    PatternSyntax syntax = new PatternSyntax(language, known);
    Optional<LazyPattern> unless =
        columns.length > 4 && !columns[4].isBlank()
            ? Optional.of(new LazyPattern(either(columns[4], syntax)))
            : Optional.empty();
    List<LexiconEntry> entries = new ArrayList<>();
    try {
      Strength strength = Strength.valueOf(columns[2].toUpperCase(Locale.ROOT));
      for (String source : sources(columns[3])) {
        boolean raw = source.startsWith("re:");
        PatternSyntax.Compiled compiled =
            raw ? regular(source.substring(3)) : syntax.compile(FoldedText.of(source).toString());
        entries.add(
            new LexiconEntry(
                columns[0],
                language,
                strength,
                source,
                new LazyPattern(compiled.regex()),
                compiled.anchors(),
                unless));
      }
    } catch (IllegalArgumentException e) {
      throw new CasebookException(file + ": \"" + line + "\": " + e.getMessage(), e);
    }
    return entries;
  }

  /** A regular expression, after the words that it needs if they are given in braces. */
  private static PatternSyntax.Compiled regular(String source) {
    int close = source.startsWith("{") ? source.indexOf('}') : -1;
    List<String> anchors =
        close < 0 ? List.of() : List.of(source.substring(1, close).split("\\|", -1));
    return new PatternSyntax.Compiled(source.substring(close + 1), anchors);
  }

  private static List<String> sources(String column) {
    if (column.startsWith("re:")) {
      return List.of(column);
    }
    List<String> sources = new ArrayList<>();
    for (String source : column.split(";", -1)) {
      if (!source.isBlank()) {
        sources.add(source.strip());
      }
    }
    return sources;
  }

  private static String either(String column, PatternSyntax syntax) {
    List<String> regexes = new ArrayList<>();
    for (String source : sources(column)) {
      regexes.add(syntax.compile(FoldedText.of(source).toString()).regex());
    }
    return String.join("|", regexes);
  }
}
