package org.casebook.runtime.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.casebook.runtime.domain.CasebookException;

/** One JSON object per line; parsed by whoever takes the row, for there are many to do so. */
final class JsonLines implements RowReader {
  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(50)
                .maxStringLength(TableFile.LONGEST_CELL)
                .build());
  }

  private final Path file;
  private final TableBytes bytes;
  private final BoundedLines lines;
  private long number;

  private JsonLines(Path file, TableBytes bytes) {
    this.file = file;
    this.bytes = bytes;
    this.lines = new BoundedLines(bytes.text(), TableFile.LONGEST_ROW);
  }

  static JsonLines open(Path file) throws IOException {
    return new JsonLines(file, TableBytes.open(file));
  }

  @Override
  public Optional<Row> next() throws IOException {
    Optional<String> line = lines.next();
    number++;
    while (line.isPresent() && line.get().isBlank()) {
      line = lines.next();
      number++;
    }
    String source = file + ":" + number;
    return line.map(json -> Row.ofJson(json, source));
  }

  /** An object from its text. */
  static ObjectNode parse(String json, String source) {
    JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new CasebookException(
          source + ": this is not a complete JSON object; mend or remove the line", e);
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new CasebookException(source + ": a row is one JSON object; mend the line");
  }

  @Override
  public double done() {
    return bytes.done();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
