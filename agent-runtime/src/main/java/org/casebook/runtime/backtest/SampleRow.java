package org.casebook.runtime.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Case.Gold;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.HarmArea;

/** A sample as one line of JSON; the form is in {@code docs/backtest.md}. */
public final class SampleRow {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HARM = "harm.";

  private SampleRow() {}

  /**
   * Reads a row. Keys that it does not know are left alone.
   *
   * @param row in the form of a sample or of a case
   * @param source file and line, for messages
   * @param undated the day of a row that names none
   * @throws CasebookException when it is no sample; the message names the source and the remedy
   */
  public static Sample read(ObjectNode row, String source, LocalDate undated) {
    JsonNode node = row;
    String id = node.path("id").asText("");
    if (id.isEmpty()) {
      throw new CasebookException(source + ": the sample has no id; add \"id\": \"...\"");
    }
    SortedMap<String, Double> signals = new TreeMap<>();
    SortedMap<HarmArea, Double> beliefs = new TreeMap<>();
    signals(node.path("signals"), signals, beliefs, source);
    for (var entry : node.path("beliefs").properties()) {
      beliefs.put(area(entry.getKey(), source), probability(entry.getValue(), source));
    }
    SortedMap<String, String> slices = new TreeMap<>();
    for (var entry : node.path("slices").properties()) {
      if (!entry.getValue().isNull()) {
        slices.put(entry.getKey(), entry.getValue().asText());
      }
    }
    return new Sample(
        id,
        node.path("text").asText(""),
        node.path("lang").asText("und"),
        signals,
        beliefs,
        place(node, "country").toUpperCase(Locale.ROOT),
        place(node, "surface"),
        !node.hasNonNull("day") ? undated : day(node.path("day").asText(""), source),
        gold(node.path("gold"), source),
        slices);
  }

  /** Beside the row's other keys, or within its context as cases have it. */
  private static String place(JsonNode row, String key) {
    JsonNode own = row.path(key);
    JsonNode found = own.isTextual() ? own : row.path("context").path(key);
    return found.isTextual() ? found.asText() : "";
  }

  /** The row of a sample, without a line end. */
  public static String write(Sample sample) {
    ObjectNode row = JSON.createObjectNode().put("id", sample.id());
    if (!sample.text().isEmpty()) {
      row.put("text", sample.text());
    }
    row.put("lang", sample.lang());
    ObjectNode signals = row.putObject("signals");
    sample.signals().forEach(signals::put);
    ObjectNode beliefs = row.putObject("beliefs");
    sample.beliefs().forEach((area, p) -> beliefs.put(area.key(), p));
    row.put("country", sample.country()).put("surface", sample.surface());
    row.put("day", sample.day().toString());
    sample
        .gold()
        .ifPresent(
            gold -> {
              ObjectNode answer = row.putObject("gold").put("action", gold.action().key());
              gold.clauses().forEach(answer.putArray("clauses")::add);
            });
    ObjectNode slices = row.putObject("slices");
    sample.slices().forEach(slices::put);
    return row.toString();
  }

  /** Names alone are established at full strength; {@code harm.*} speaks of the belief. */
  private static void signals(
      JsonNode node,
      SortedMap<String, Double> signals,
      SortedMap<HarmArea, Double> beliefs,
      String source) {
    SortedMap<String, Double> found = new TreeMap<>();
    if (node.isArray()) {
      node.forEach(name -> found.put(name.asText(), 1.0));
    } else {
      for (var entry : node.properties()) {
        found.put(entry.getKey(), probability(entry.getValue(), source));
      }
    }
    found.forEach(
        (signal, strength) -> {
          if (signal.startsWith(HARM)) {
            beliefs.put(area(signal.substring(HARM.length()), source), strength);
          } else if (strength > 0) {
            signals.put(signal, strength);
          }
        });
  }

  private static HarmArea area(String key, String source) {
    return HarmArea.ofKey(key)
        .orElseThrow(
            () ->
                new CasebookException(
                    source + ": no harm area is named " + key + "; use hate, violence, ..."));
  }

  private static double probability(JsonNode value, String source) {
    if (!value.isNumber() || !(value.asDouble() >= 0 && value.asDouble() <= 1)) {
      throw new CasebookException(
          source + ": " + value + " is no strength; write a number from 0 to 1");
    }
    return value.asDouble();
  }

  private static LocalDate day(String text, String source) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new CasebookException(source + ": day is \"" + text + "\"; write it as 2026-01-31", e);
    }
  }

  private static Optional<Gold> gold(JsonNode node, String source) {
    if (!node.hasNonNull("action") && node.path("clauses").isEmpty()) {
      return Optional.empty();
    }
    List<String> clauses = new ArrayList<>();
    node.path("clauses").forEach(clause -> clauses.add(clause.asText()));
    String action = node.path("action").asText("");
    return Optional.of(
        new Gold(
            Action.ofKey(action)
                .orElseThrow(
                    () ->
                        new CasebookException(
                            source
                                + ": gold action is \""
                                + action
                                + "\"; use allow, label, restrict, remove or escalate")),
            clauses));
  }
}
