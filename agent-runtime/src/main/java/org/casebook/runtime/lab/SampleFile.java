package org.casebook.runtime.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.casebook.runtime.backtest.Sample;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Case.Gold;
import org.casebook.runtime.domain.CasebookException;

/** Labelled samples with noted signals, one JSON object per line; also compressed. */
final class SampleFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SampleFile() {}

  /**
   * All samples of a file.
   *
   * @param day on which they count as posted
   * @throws CasebookException when a line is no such sample; names the line
   */
  static List<Sample> read(Path file, LocalDate day) {
    List<Sample> samples = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        samples.add(sample(file, samples.size() + 1, line, day));
      }
    } catch (IOException e) {
      throw new CasebookException(file + " can not be read; build Casebook anew", e);
    }
    return samples;
  }

  private static Sample sample(Path file, int number, String line, LocalDate day) {
    try {
      return sample(JSON.readTree(line), day);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new CasebookException(
          file + ":" + number + " is no labelled sample; it needs id, text, lang, signals and gold",
          e);
    }
  }

  static Sample sample(JsonNode row, LocalDate day) {
    List<String> signals = texts(row.path("signals"));
    SortedMap<String, String> slices = new TreeMap<>();
    slices.put(LabSamples.SOURCE, "synthetic");
    String attack = row.path("attack_family").asText("");
    slices.put("attack", attack.isEmpty() || attack.equals("null") ? "none" : attack);
    String frame = row.path("slots").path("frame").asText("");
    slices.put("frame", frame.isEmpty() ? "none" : frame);
    return new Sample(
        row.path("id").asText(),
        row.path("text").asText(),
        row.path("lang").asText("und"),
        ExampleSamples.strengths(signals),
        ExampleSamples.beliefs(signals),
        row.path("context").path("country").asText(""),
        row.path("context").path("surface").asText(""),
        day,
        gold(row.path("gold")),
        slices);
  }

  private static Optional<Gold> gold(JsonNode gold) {
    for (Action action : Action.values()) {
      if (action.key().equals(gold.path("action").asText())) {
        return Optional.of(new Gold(action, texts(gold.path("clauses"))));
      }
    }
    return Optional.empty();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
