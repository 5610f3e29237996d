package org.casebook.runtime.policy;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.casebook.runtime.policy.SourceNode.Scalar;

/** Reads the definitions of {@code policy.yaml}. */
final class DefinitionReader {
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{3}");

  private final Reporter reporter;
  private final SortedMap<String, List<String>> aliases = new TreeMap<>();

  DefinitionReader(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Term to meaning. */
  SortedMap<String, String> meanings(List<SourceNode.Entry> entries) {
    SortedMap<String, String> meanings = new TreeMap<>();
    for (SourceNode.Entry entry : entries) {
      Scalar term = entry.key();
      if (!(entry.value() instanceof SourceNode.Entries map)) {
        reporter.at(entry.value(), "a definition is a map", "write {text: \"what it means\"}");
        continue;
      }
      Fields fields = new Fields(reporter, map, List.of("text", "languages"));
      fields.require("text");
      if (!term.text().equals(term.text().toLowerCase(Locale.ROOT))) {
        reporter.at(term, "the term '" + term.text() + "' has capitals", "write it in lower case");
      }
      String meaning = fields.text("text").map(Scalar::text).orElse("");
      if (meanings.putIfAbsent(term.text(), meaning) != null) {
        reporter.at(term, "the term '" + term.text() + "' is defined twice", "keep one");
      }
      aliases.put(term.text(), languages(fields.entries("languages")));
    }
    return meanings;
  }

  /** Term to its names in other languages, after {@link #meanings}. */
  SortedMap<String, List<String>> aliases() {
    return aliases;
  }

  private List<String> languages(List<SourceNode.Entry> entries) {
    for (SourceNode.Entry entry : entries) {
      if (!LANGUAGE.matcher(entry.key().text()).matches()) {
        reporter.at(
            entry.key(), "'" + entry.key().text() + "' is no language", "write ISO 639-3: 'deu'");
      }
      if (!(entry.value() instanceof Scalar value) || value.text().isBlank()) {
        reporter.at(entry.value(), "the term in that language is missing", "write a text");
      }
    }
    return entries.stream()
        .map(SourceNode.Entry::value)
        .filter(Scalar.class::isInstance)
        .map(value -> ((Scalar) value).text())
        .toList();
  }
}
