package org.casebook.runtime.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Strict JSON, one object per line, with the place of every key and value. */
final class JsonSource {
  private static final JsonFactory JSON = new JsonFactory();

  private final Reporter reporter;
  private final int line;
  private final String text;

  private JsonSource(Reporter reporter, int line) {
    this.reporter = reporter;
    this.line = line;
    this.text = reporter.file().line(line);
  }

  /**
   * Reads the object on one line of the reporter's file.
   *
   * @return empty after a problem was reported
   */
  static Optional<SourceNode.Entries> readLine(Reporter reporter, int line) {
    return new JsonSource(reporter, line).read();
  }

  private Optional<SourceNode.Entries> read() {
    if (text.isBlank()) {
      reporter.at(line, 1, "blank line", "remove it");
      return Optional.empty();
    }
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      SourceNode node = node(parser);
      if (parser.nextToken() != null) {
        int column = column(parser.currentTokenLocation().getColumnNr());
        reporter.at(line, column, "text after the object", "start a new line for each object");
      } else if (node instanceof SourceNode.Entries map) {
        return Optional.of(map);
      } else {
        reporter.at(node, "an object is expected, not " + node.kind(), "write {\"key\": value}");
      }
    } catch (JsonProcessingException broken) {
      int at = broken.getLocation() == null ? 1 : broken.getLocation().getColumnNr();
      reporter.at(
          line,
          column(at),
          "JSON: " + shorten(broken.getOriginalMessage()),
          "check quotes, commas and brackets; a text may not contain a bare line break");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // the source is a text in memory
    }
    return Optional.empty();
  }

  private SourceNode node(JsonParser parser) throws IOException {
    int column = column(parser.currentTokenLocation().getColumnNr());
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY) {
      List<SourceNode> nodes = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        nodes.add(node(parser));
      }
      return new SourceNode.Items(line, column, List.copyOf(nodes));
    }
    if (token == JsonToken.START_OBJECT) {
      List<SourceNode.Entry> entries = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        SourceNode.Scalar key =
            new SourceNode.Scalar(
                line,
                column(parser.currentTokenLocation().getColumnNr()),
                parser.currentName(),
                SourceNode.Type.TEXT);
        parser.nextToken();
        entries.add(new SourceNode.Entry(key, node(parser)));
      }
      return new SourceNode.Entries(line, column, List.copyOf(entries));
    }
    SourceNode.Type type =
        switch (token) {
          case VALUE_STRING -> SourceNode.Type.TEXT;
          case VALUE_NUMBER_INT -> SourceNode.Type.INTEGER;
          case VALUE_TRUE, VALUE_FALSE -> SourceNode.Type.BOOLEAN;
          case VALUE_NULL -> SourceNode.Type.NULL;
          default -> SourceNode.Type.OTHER;
        };
    String value = type == SourceNode.Type.NULL ? "" : parser.getText();
    return new SourceNode.Scalar(line, column, value, type);
  }

  /** Jackson counts UTF-16 units from 1; problems count code points from 1. */
  private int column(int utf16) {
    int units = Math.max(0, Math.min(utf16 - 1, text.length()));
    return text.codePointCount(0, units) + 1;
  }

  private static String shorten(String message) {
    int detail = message.indexOf(" (start marker");
    return (detail < 0 ? message : message.substring(0, detail)).lines().findFirst().orElse("");
  }
}
