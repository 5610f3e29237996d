package org.casebook.models.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.casebook.models.ModelException;
import org.casebook.models.Sha256;

/** Reads a folder of public labelled data: gzipped JSON lines, one file per source. */
public final class DataFolder {
  private static final ObjectMapper JSON = new ObjectMapper();

  private DataFolder() {}

  /**
   * What a folder holds.
   *
   * @param rows all labelled rows, source by source in file order
   * @param sources what each file was, for provenance
   */
  public record Contents(List<LabelledRow> rows, List<Provenance.Source> sources) {
    /** These rows and those. */
    public Contents with(Contents more) {
      List<LabelledRow> all = new ArrayList<>(rows);
      all.addAll(more.rows());
      List<Provenance.Source> origins = new ArrayList<>(sources);
      origins.addAll(more.sources());
      return new Contents(all, origins);
    }

    /** Rows that come from memory rather than from files, under the name of their origin. */
    public static Contents of(String name, String licence, Iterable<LabelledRow> rows) {
      List<LabelledRow> list = new ArrayList<>();
      rows.forEach(list::add);
      String digest = RowDigest.of(list);
      return new Contents(list, List.of(new Provenance.Source(name, list.size(), digest, licence)));
    }
  }

  private static String digest(Path file) {
    try {
      return Sha256.hex(file);
    } catch (IOException e) {
      throw new ModelException(file + " can not be read: check that it exists", e);
    }
  }

  /**
   * Reads every known source that the folder has.
   *
   * @param folder folder with files such as {@code toxigen.jsonl.gz}
   * @throws ModelException when none is there, or a line is broken
   */
  public static Contents read(Path folder) {
    List<LabelledRow> rows = new ArrayList<>();
    List<Provenance.Source> sources = new ArrayList<>();
    for (PublicSource source : PublicSource.values()) {
      Path file = folder.resolve(source.file() + ".jsonl.gz");
      if (Files.isRegularFile(file)) {
        int before = rows.size();
        read(file, source, rows);
        sources.add(
            new Provenance.Source(
                source.file(), rows.size() - before, digest(file), source.licence()));
      }
    }
    if (rows.isEmpty()) {
      throw new ModelException(
          folder
              + " holds no known data set: expected files such as "
              + PublicSource.TOXIGEN.file()
              + ".jsonl.gz");
    }
    return new Contents(rows, sources);
  }

  private static void read(Path file, PublicSource source, List<LabelledRow> rows) {
    int number = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        add(JSON.readTree(line), source, rows);
      }
    } catch (JsonProcessingException e) {
      throw new ModelException(file + ":" + number + ": no JSON object: mend the line", e);
    } catch (IOException e) {
      throw new ModelException(file + " can not be read: is it gzip?", e);
    }
  }

  private static void add(JsonNode row, PublicSource source, List<LabelledRow> rows) {
    if (source == PublicSource.TOXIC_SPANS) {
      rows.addAll(MarkedSentences.of(row, source.file()));
      return;
    }
    if (source == PublicSource.UDHR) {
      rows.addAll(HarmlessClauses.of(row, source));
      return;
    }
    rows.add(
        new LabelledRow(
            row.path("id").asText(),
            source.file(),
            row.path("lang").asText("und"),
            SourceText.clean(row.path("text").asText()),
            source.labels(row),
            source == PublicSource.HATEMOJI ? pair(row.path("id").asText()) : Optional.empty()));
  }

  /** The two halves of a minimal pair have neighbouring numbers. */
  private static Optional<String> pair(String id) {
    String digits = id.replaceAll("\\D", "");
    return digits.isEmpty()
        ? Optional.empty()
        : Optional.of(Long.toString(Long.parseLong(digits) / 2));
  }
}
