package org.casebook.runtime.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A gzipped file of samples that is being written. Rows are known by the digest of what they were
 * made from. What was newly made is appended to a journal beside the file line by line, so that an
 * interruption loses at most the line being written; the file itself is replaced at the end. Holds
 * its rows in memory, some hundred bytes each.
 */
final class EvidenceFile implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY = "made_from";

  private final Path target;
  private final Path journal;
  private final Map<String, String> known = new HashMap<>();
  private final List<String> rows = new ArrayList<>();
  private final Writer appended;

  private EvidenceFile(Path target, Path journal) throws IOException {
    this.target = target;
    this.journal = journal;
    if (Files.exists(target)) {
      load(new GZIPInputStream(Files.newInputStream(target)));
    }
    if (Files.exists(journal)) {
      load(Files.newInputStream(journal));
    }
    this.appended =
        Files.newBufferedWriter(journal, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    appended.write('\n');
  }

  /** Opens a file for writing; it need not be there. */
  static EvidenceFile open(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    return new EvidenceFile(target, target.resolveSibling(target.getFileName() + ".journal"));
  }

  private void load(InputStream in) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          remember(line);
        }
      }
    }
  }

  private void remember(String line) {
    try {
      JsonNode key = JSON.readTree(line).path(KEY);
      if (key.isTextual()) {
        known.put(key.asText(), line);
      }
    } catch (JsonProcessingException e) {
      // The line in which an earlier run was interrupted; it is made again.
    }
  }

  /** Whether a row was made from this earlier. */
  boolean knows(String madeFrom) {
    return known.containsKey(madeFrom);
  }

  /** Takes over the row that was made from this earlier. */
  void keep(String madeFrom) {
    Optional.ofNullable(known.get(madeFrom)).ifPresent(rows::add);
  }

  /** Adds a sample with what it was made from. */
  void add(String sample, String madeFrom) throws IOException {
    String row = ((ObjectNode) JSON.readTree(sample)).put(KEY, madeFrom).toString();
    rows.add(row);
    appended.write(row);
    appended.write('\n');
    appended.flush();
  }

  /** Puts all rows, in the order in which they came, in the place of what was there. */
  void commit() throws IOException {
    Path fresh = target.resolveSibling(target.getFileName() + ".partial");
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(fresh)), StandardCharsets.UTF_8))) {
      for (String row : rows) {
        out.write(row);
        out.write('\n');
      }
    }
    Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    appended.close();
    Files.delete(journal);
  }

  @Override
  public void close() throws IOException {
    appended.close();
  }
}
