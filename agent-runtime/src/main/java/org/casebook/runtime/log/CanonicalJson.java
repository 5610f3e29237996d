package org.casebook.runtime.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import org.casebook.runtime.domain.CasebookException;

/**
 * Records as JSON that is the same, to the byte, whoever writes it: property names in snake case
 * and sorted, no white space, enums by key, sealed types by a {@code type} property, absent values
 * as null, doubles as the shortest decimal that reads back exactly (by Jackson's own algorithm, as
 * that of the Java runtime changed in 19), instants and durations in ISO 8601. Lone surrogates,
 * which UTF-8 can not hold, are written as {@code \\ud800} escapes and survive.
 */
public final class CanonicalJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .annotationIntrospector(new RecordNaming())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private CanonicalJson() {}

  /** The one JSON text of this record. */
  public static String write(Object value) {
    try {
      JsonNode tree = MAPPER.valueToTree(value);
      return escapeLoneSurrogates(MAPPER.writeValueAsString(tree));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new CasebookException(
          "a " + value.getClass().getSimpleName() + " can not be written as JSON: " + reason(e), e);
    }
  }

  /**
   * Reads a record back.
   *
   * @throws CasebookException when the text is no JSON, or not of this type, naming line and column
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new CasebookException(type.getSimpleName() + " is null in JSON");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new CasebookException(
          "this JSON is no "
              + type.getSimpleName()
              + " that this version of Casebook knows: "
              + reason(e),
          e);
    }
  }

  private static String reason(Exception e) {
    if (e instanceof JsonProcessingException json) {
      var at = json.getLocation();
      return at == null
          ? json.getOriginalMessage()
          : json.getOriginalMessage() + " at " + at.getLineNr() + ":" + at.getColumnNr();
    }
    return String.valueOf(e.getMessage());
  }

  private static String escapeLoneSurrogates(String json) {
    int length = json.length();
    StringBuilder out = null;
    for (int i = 0; i < length; i++) {
      char c = json.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < length
          && Character.isLowSurrogate(json.charAt(i + 1))) {
        if (out != null) {
          out.append(c).append(json.charAt(i + 1));
        }
        i++;
      } else if (Character.isSurrogate(c)) {
        if (out == null) {
          out = new StringBuilder(length + 16).append(json, 0, i);
        }
        out.append("\\u").append(Integer.toHexString(c));
      } else if (out != null) {
        out.append(c);
      }
    }
    return out == null ? json : out.toString();
  }
}
