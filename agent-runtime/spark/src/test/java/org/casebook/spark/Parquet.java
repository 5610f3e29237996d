package org.casebook.spark;

import blue.strategic.parquet.ParquetWriter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Samples as a file with columns. */
final class Parquet {
  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message row {
            required binary id (STRING);
            required binary signals (STRING);
            required binary label (STRING);
          }
          """);

  private Parquet() {}

  static Path write(Path file, List<String> lines) throws IOException {
    ObjectMapper json = new ObjectMapper();
    try (ParquetWriter<JsonNode> out =
        ParquetWriter.writeFile(
            SCHEMA,
            file.toFile(),
            (sample, cells) -> {
              cells.write("id", sample.path("id").asText());
              cells.write("signals", sample.path("signals").toString());
              cells.write("label", sample.path("gold").path("action").asText());
            })) {
      for (String line : lines) {
        out.write(json.readTree(line));
      }
    }
    return file;
  }
}
