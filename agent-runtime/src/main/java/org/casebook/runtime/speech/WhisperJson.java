package org.casebook.runtime.speech;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.casebook.runtime.domain.CasebookException;

/**
 * Reads what whisper.cpp writes with {@code --output-json-full}: in {@code transcription} segments,
 * in these {@code tokens} with {@code text}, {@code offsets} in milliseconds and probability {@code
 * p}.
 *
 * <p>A token may be part of a word, and even of a letter: a letter of several bytes that is spread
 * over tokens leaves text that is not UTF-8. So the file is read byte by byte, and bytes become
 * letters when a word is whole. A word is as sure as its least sure token.
 */
final class WhisperJson {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS).build();

  private final List<SpokenWord> words = new ArrayList<>();
  private final StringBuilder bytes = new StringBuilder();
  private long start;
  private long end;
  private double confidence;

  /** What stands in brackets is no speech, as in {@code [BLANK_AUDIO]} or {@code (music)}. */
  private boolean inBrackets;

  private WhisperJson() {}

  /**
   * The words, with times from the beginning of the file that was listened to.
   *
   * @throws CasebookException when it is not such a file
   */
  static List<SpokenWord> words(byte[] file) {
    WhisperJson reader = new WhisperJson();
    try {
      JsonNode segments =
          JSON.readTree(new String(file, StandardCharsets.ISO_8859_1)).path("transcription");
      if (!segments.isArray()) {
        throw new CasebookException(
            "whisper.cpp wrote no transcription: use a version that knows --output-json-full");
      }
      for (JsonNode segment : segments) {
        segment.path("tokens").forEach(reader::take);
        reader.finishWord();
      }
      return reader.words;
    } catch (IOException e) {
      throw new CasebookException("whisper.cpp wrote no JSON: " + e.getMessage(), e);
    }
  }

  private void take(JsonNode token) {
    String text = token.path("text").asText();
    if (text.startsWith("[_")) {
      return; // beginning, end and times are tokens too
    }
    if (text.startsWith(" ") || standsAlone()) {
      finishWord();
    }
    double sure = token.path("p").asDouble();
    JsonNode offsets = token.path("offsets");
    long from = offsets.path("from").asLong(end);
    if (bytes.length() == 0) {
      start = from;
      end = from;
      confidence = sure;
    }
    end = Math.max(end, offsets.path("to").asLong(end));
    confidence = Math.min(confidence, sure);
    bytes.append(text.strip());
  }

  /** Scripts without spaces give a word for each letter. */
  private boolean standsAlone() {
    String word = decoded();
    return !word.isEmpty() && Character.isIdeographic(word.codePointBefore(word.length()));
  }

  private void finishWord() {
    String word = decoded();
    boolean opens = word.startsWith("[") || word.startsWith("(");
    inBrackets |= opens;
    if (!inBrackets && word.codePoints().anyMatch(Character::isLetterOrDigit)) {
      words.add(new SpokenWord(word, start, end, Math.min(1, confidence)));
    }
    if (word.endsWith("]") || word.endsWith(")")) {
      inBrackets = false;
    }
    bytes.setLength(0);
  }

  /** Empty while a letter is not whole. */
  private String decoded() {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toString().getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException torn) {
      return "";
    }
  }
}
