package org.casebook.runtime.retrieval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.CasebookException;

/**
 * A question with the clauses that answer it; {@code docs/retrieval-benchmark.md} explains the
 * file.
 *
 * @param lang ISO 639-3
 * @param kind simple, paraphrase, cross-language, exception or multi-hop
 * @param split tune or test
 * @param author who wrote it
 * @param policy id of the policy; empty for the first that has all the gold
 * @param gold clause id, or {@code definition:} and a term, to its grade: 3 governs, 2 bears on it,
 *     1 defines
 */
public record RetrievalQuery(
    String id,
    String query,
    String lang,
    String kind,
    String split,
    String author,
    String policy,
    SortedMap<String, Integer> gold) {
  /** The kinds, in the order of reports. */
  public static final List<String> KINDS =
      List.of("simple", "paraphrase", "cross-language", "exception", "multi-hop");

  /** The grade of what governs. */
  static final int GOVERNS = 3;

  private static final List<String> SPLITS = List.of("tune", "test");
  private static final ObjectMapper JSON = new ObjectMapper();

  public RetrievalQuery {
    gold = new TreeMap<>(gold);
  }

  /** What governs. */
  List<String> governing() {
    return gold.entrySet().stream()
        .filter(entry -> entry.getValue() == GOVERNS)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * The questions of a file.
   *
   * @param name the file's name, for messages
   * @throws CasebookException naming the line that is wrong, and how
   */
  public static List<RetrievalQuery> read(String name, List<String> lines) {
    List<RetrievalQuery> queries = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String place = name + ":" + (i + 1);
      if (!lines.get(i).isBlank()) {
        RetrievalQuery query = read(place, lines.get(i));
        if (!ids.add(query.id())) {
          throw new CasebookException(place + ": the id '" + query.id() + "' stands twice");
        }
        queries.add(query);
      }
    }
    if (queries.isEmpty()) {
      throw new CasebookException(name + " holds no question; write one JSON object per line");
    }
    return queries;
  }

  private static RetrievalQuery read(String place, String line) {
    JsonNode row;
    try {
      row = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new CasebookException(place + ": no JSON: " + e.getOriginalMessage(), e);
    }
    SortedMap<String, Integer> gold = new TreeMap<>();
    row.path("gold").properties().forEach(e -> gold.put(e.getKey(), e.getValue().asInt()));
    RetrievalQuery query =
        new RetrievalQuery(
            text(place, row, "id"),
            text(place, row, "query"),
            text(place, row, "lang"),
            oneOf(place, row, "kind", KINDS),
            oneOf(place, row, "split", SPLITS),
            text(place, row, "author"),
            row.path("policy").asText(""),
            gold);
    if (query.governing().isEmpty() || gold.values().stream().anyMatch(g -> g < 1 || g > GOVERNS)) {
      throw new CasebookException(
          place + ": 'gold' needs grades 1 to 3 and at least one 3, as in {\"SP3.a\": 3}");
    }
    return query;
  }

  private static String text(String place, JsonNode row, String key) {
    String text = row.path(key).asText("");
    if (text.isBlank()) {
      throw new CasebookException(place + ": '" + key + "' is missing; write it as a text");
    }
    return text;
  }

  private static String oneOf(String place, JsonNode row, String key, List<String> allowed) {
    String text = text(place, row, key);
    if (!allowed.contains(text)) {
      throw new CasebookException(
          place + ": " + key + " '" + text + "' is none of " + String.join(", ", allowed));
    }
    return text;
  }
}
