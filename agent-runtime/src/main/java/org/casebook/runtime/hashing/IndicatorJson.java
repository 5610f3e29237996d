package org.casebook.runtime.hashing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.hashing.ExchangeFormat.Imported;

/**
 * Threat descriptors in JSON. Reads {@code {"data": [...]}}, a bare array, or one object per line;
 * the hash stands in {@code raw_indicator} or {@code indicator}, which may be an object itself, and
 * tags are a list of names or the API's {@code {"data": [{"text": ...}]}}.
 */
final class IndicatorJson implements ExchangeFormat.Exchange {
  private static final JsonMapper JSON = new JsonMapper();

  @Override
  public Imported read(Path file, Optional<HarmArea> area) {
    Indicators indicators = new Indicators(area);
    try (var reader = Files.newBufferedReader(file);
        var documents = JSON.readerFor(JsonNode.class).<JsonNode>readValues(reader)) {
      int number = 0;
      while (documents.hasNextValue()) {
        JsonNode document = documents.nextValue();
        JsonNode entries = document.has("data") ? document.get("data") : document;
        for (JsonNode entry : entries.isArray() ? entries : JSON.createArrayNode().add(entries)) {
          add(indicators, file.getFileName() + " entry " + ++number, entry);
        }
      }
    } catch (IOException e) {
      throw new CasebookException(
          file + " is not JSON of threat descriptors (" + e.getMessage() + "): check the format",
          e);
    }
    return indicators.imported();
  }

  private static void add(Indicators indicators, String place, JsonNode entry) {
    JsonNode indicator = entry.path("indicator");
    String value =
        entry
            .path("raw_indicator")
            .asText(
                indicator.isObject() ? indicator.path("indicator").asText() : indicator.asText());
    String type = entry.path("type").asText(indicator.path("type").asText());
    List<String> tags = new ArrayList<>();
    JsonNode listed = entry.path("tags");
    for (JsonNode tag : listed.has("data") ? listed.get("data") : listed) {
      tags.add(tag.isObject() ? tag.path("text").asText() : tag.asText());
    }
    indicators.add(place, type, value, entry.path("description").asText(), tags);
  }

  @Override
  public void write(List<KnownHash> hashes, Writer out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartObject();
      json.writeArrayFieldStart("data");
      for (KnownHash hash : hashes) {
        json.writeStartObject();
        json.writeStringField("raw_indicator", hash.value());
        json.writeStringField("type", hash.kind().indicatorType());
        json.writeStringField("description", hash.note());
        json.writeArrayFieldStart("tags");
        json.writeString(Indicators.AREA_TAG + hash.area().key());
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    out.write('\n');
  }
}
