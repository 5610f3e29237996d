package org.casebook.runtime.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.casebook.runtime.policy.Policy.Example;
import org.casebook.runtime.policy.SourceNode.Scalar;

/** Reads {@code examples.jsonl}. */
final class ExampleReader {
  private static final List<String> KEYS =
      List.of(
          "text", "case", "expect", "clause", "lang", "signals", "country", "exception", "applies");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{3}");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern WORD = Pattern.compile("[\\s\"]+");
  private static final int LONGEST_SLIP = 8;

  private final Reporter reporter;
  private final SortedMap<String, Clause> clauses;
  private final Map<String, Integer> firstLine = new HashMap<>();
  private final Set<String> doubtful = new TreeSet<>();

  ExampleReader(Reporter reporter, SortedMap<String, Clause> clauses) {
    this.reporter = reporter;
    this.clauses = clauses;
  }

  /** All examples that could be read. */
  List<Example> read() {
    List<Example> examples = new ArrayList<>();
    List<String> lines = reporter.file().lines();
    for (int line = 1; line <= lines.size(); line++) {
      boolean end = line == lines.size() && lines.get(line - 1).isEmpty();
      if (!end) {
        int before = reporter.problems().size();
        JsonSource.readLine(reporter, line).flatMap(this::example).ifPresent(examples::add);
        if (reporter.problems().size() > before) {
          doubt(lines.get(line - 1));
        }
      }
    }
    return examples;
  }

  /** Clauses that a broken line may illustrate: nobody can say yet whether one is short of any. */
  Set<String> doubtful() {
    return doubtful;
  }

  private void doubt(String line) {
    for (String word : WORD.splitAsStream(line).toList()) {
      if (clauses.containsKey(word)) {
        doubtful.add(word);
      } else if (word.length() <= LONGEST_SLIP) {
        Suggestion.closest(word, clauses.keySet()).ifPresent(doubtful::add);
      }
    }
  }

  private Optional<Example> example(SourceNode.Entries map) {
    Fields fields = new Fields(reporter, map, KEYS);
    fields.require("expect", "clause", "lang");
    if (fields.has("text") == fields.has("case")) {
      reporter.at(map, "an example has either 'text' or 'case'", "keep one of the two");
      return Optional.empty();
    }
    Optional<Scalar> expect = fields.text("expect");
    if (expect.isPresent() && !List.of("violates", "safe").contains(expect.get().text())) {
      reporter.unknown(expect.get(), "expectation", List.of("violates", "safe"));
    }
    boolean violates = expect.filter(e -> e.text().equals("violates")).isPresent();
    Optional<Clause> clause = clause(fields, "clause");
    Optional<Clause> exception = clause(fields, "exception");
    String country = country(fields);
    check(fields, violates, clause, exception, country);
    String caseJson = fields.has("case") ? caseJson(fields, map.line()) : "";
    String text = fields.text("text").map(Scalar::text).orElseGet(() -> textOf(caseJson));
    List<Scalar> applies = fields.texts("applies");
    applies.stream()
        .filter(other -> !clauses.containsKey(other.text()))
        .forEach(other -> reporter.unknown(other, "clause", clauses.keySet()));
    repeated(fields, map, text + caseJson + '\u0000' + country);
    return clause.map(
        c ->
            new Example(
                text,
                violates,
                c.id(),
                language(fields),
                signals(fields),
                country,
                exception.map(Clause::id),
                applies.stream().map(Scalar::text).toList(),
                caseJson,
                map.line()));
  }

  private Optional<Clause> clause(Fields fields, String key) {
    Optional<Scalar> id = fields.text(key);
    Optional<Clause> clause = id.flatMap(i -> Optional.ofNullable(clauses.get(i.text())));
    if (id.isPresent() && clause.isEmpty()) {
      reporter.unknown(id.get(), "clause", clauses.keySet());
    }
    return clause;
  }

  private void check(
      Fields fields,
      boolean violates,
      Optional<Clause> clause,
      Optional<Clause> exception,
      String country) {
    if (exception.filter(e -> !e.exception()).isPresent()) {
      report(fields, "exception", "'exception' names a harm clause", "name an exception");
    }
    if (exception.isPresent() && !violates) {
      report(fields, "exception", "'exception' stands in a safe example", "put it in 'clause'");
    }
    if (violates && clause.filter(Clause::exception).isPresent()) {
      report(
          fields, "clause", "an exception can not be violated", "name it in 'exception' instead");
    }
    if (violates && fields.has("applies")) {
      report(fields, "applies", "'applies' stands in a violation", "remove it");
    }
    boolean local = clause.filter(c -> !c.jurisdiction().isEmpty()).isPresent();
    if (local && country.isEmpty()) {
      report(fields, "clause", "the clause is local, so the country matters", "add 'country'");
    }
  }

  private String country(Fields fields) {
    Optional<Scalar> country = fields.text("country");
    country
        .filter(c -> !Places.country(c.text()))
        .ifPresent(c -> reporter.at(c, "'" + c.text() + "' is no country", "write as in \"DE\""));
    return country.map(Scalar::text).orElse("");
  }

  private String language(Fields fields) {
    Optional<Scalar> lang = fields.text("lang");
    lang.filter(l -> !LANGUAGE.matcher(l.text()).matches())
        .ifPresent(
            l ->
                reporter.at(
                    l, "'" + l.text() + "' is no language", "write ISO 639-3: 'deu', or 'und'"));
    return lang.map(Scalar::text).orElse("und");
  }

  private Optional<List<String>> signals(Fields fields) {
    if (!fields.has("signals")) {
      return Optional.empty();
    }
    List<Scalar> signals = fields.texts("signals");
    signals.stream()
        .filter(signal -> !SignalVocabulary.signals().contains(signal.text()))
        .forEach(signal -> reporter.unknown(signal, "signal", SignalVocabulary.signals()));
    return Optional.of(signals.stream().map(Scalar::text).toList());
  }

  private void repeated(Fields fields, SourceNode.Entries map, String content) {
    String key = fields.text("clause").map(Scalar::text).orElse("") + '\u0000' + content;
    Integer first = firstLine.putIfAbsent(key, map.line());
    if (first != null) {
      reporter.at(map, "the same example stands in line " + first, "remove one of the two");
    }
  }

  private String caseJson(Fields fields, int line) {
    fields
        .node("case")
        .filter(node -> !(node instanceof SourceNode.Entries))
        .ifPresent(node -> reporter.at(node, "'case' must be an object", "write {\"id\": ...}"));
    try {
      return JSON.readTree(reporter.file().line(line)).path("case").toString();
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the line was read before", impossible);
    }
  }

  private static String textOf(String caseJson) {
    try {
      JsonNode tree = caseJson.isEmpty() ? JSON.nullNode() : JSON.readTree(caseJson);
      return tree.path("text").asText("");
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the case was read before", impossible);
    }
  }

  private void report(Fields fields, String key, String message, String remedy) {
    fields.node(key).ifPresent(node -> reporter.at(node, message, remedy));
  }
}
