package org.casebook.runtime.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.casebook.runtime.domain.Action;
import org.casebook.runtime.domain.Case.Gold;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.CaseContext.Report;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.intake.CaseDraft.MediaFile;

/** One case from its JSON form, as described in {@code docs/case-format.md}. */
public final class CaseReader {
  private static final int LONGEST_TEXT = 1_000_000;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(50)
                .maxStringLength(LONGEST_TEXT)
                .build());
  }

  private CaseReader() {}

  /**
   * Reads one case.
   *
   * @param json the text of one JSON object
   * @param source file and line, for messages
   * @param folder what media paths are relative to
   * @throws CasebookException when it is not a case; the message names the source and the remedy
   */
  public static CaseDraft read(String json, String source, Path folder) {
    JsonNode node;
    try {
      node = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new CasebookException(
          source
              + ": this is not a complete JSON object ("
              + e.getOriginalMessage().lines().findFirst().orElse("")
              + "); mend or remove the line",
          e);
    }
    if (!node.isObject()) {
      throw new CasebookException(source + ": a case is one JSON object; found " + kind(node));
    }
    String id = text(node, "id", source);
    if (id.isBlank()) {
      throw new CasebookException(source + ": the case has no id; add \"id\": \"...\"");
    }
    Optional<String> text =
        node.hasNonNull("text")
            ? Optional.of(wellFormed(text(node, "text", source)))
            : Optional.empty();
    List<MediaFile> media = media(node.path("media"), source, folder);
    if (text.isEmpty() && media.isEmpty()) {
      throw new CasebookException(
          source + ": case " + id + " has neither text nor media; add at least one");
    }
    return new CaseDraft(
        source, id, text, media, context(node.path("context"), source), gold(node, source));
  }

  private static List<MediaFile> media(JsonNode node, String source, Path folder) {
    List<MediaFile> media = new ArrayList<>();
    for (JsonNode entry : node) {
      String path = text(entry, "path", source);
      if (path.isBlank()) {
        throw new CasebookException(source + ": a media entry has no path; add \"path\": \"...\"");
      }
      Path file = folder.resolve(path).normalize();
      if (!file.startsWith(folder.normalize())) {
        throw new CasebookException(
            source + ": media path " + path + " leads out of the case's folder; move the file in");
      }
      media.add(new MediaFile(file, mediaKind(text(entry, "type", source), path, source)));
    }
    return media;
  }

  private static ItemKind mediaKind(String type, String path, String source) {
    return Arrays.stream(ItemKind.values())
        .filter(kind -> kind != ItemKind.TEXT && kind.key().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                new CasebookException(
                    source
                        + ": media "
                        + path
                        + " has type \""
                        + type
                        + "\"; use image, video or audio"));
  }

  private static CaseContext context(JsonNode node, String source) {
    List<Report> reports = new ArrayList<>();
    for (JsonNode report : node.path("reports")) {
      reports.add(
          report.isTextual()
              ? new Report(report.asText(), 1)
              : new Report(report.path("reason").asText(""), report.path("count").asInt(1)));
    }
    List<String> thread = new ArrayList<>();
    for (JsonNode message : node.path("thread")) {
      thread.add(
          wellFormed(message.isTextual() ? message.asText() : message.path("text").asText("")));
    }
    return new CaseContext(
        text(node, "author", source),
        text(node, "surface", source),
        text(node, "locale", source),
        text(node, "country", source).toUpperCase(Locale.ROOT),
        createdAt(text(node, "created_at", source), source),
        reports,
        thread);
  }

  private static Optional<Instant> createdAt(String text, String source) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw new CasebookException(
          source + ": created_at is \"" + text + "\"; write it as 2026-01-31T12:00:00Z", e);
    }
  }

  private static Optional<Gold> gold(JsonNode node, String source) {
    JsonNode gold = node.path("gold");
    if (!gold.isObject()) {
      return Optional.empty();
    }
    String action = text(gold, "action", source);
    List<String> clauses = new ArrayList<>();
    gold.path("clauses").forEach(clause -> clauses.add(clause.asText()));
    return Optional.of(
        new Gold(
            Action.ofKey(action)
                .orElseThrow(
                    () ->
                        new CasebookException(
                            source
                                + ": gold action is \""
                                + action
                                + "\"; use allow, label, restrict, remove or escalate")),
            clauses));
  }

  private static String text(JsonNode node, String field, String source) {
    JsonNode value = node.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    if (value.isContainerNode()) {
      throw new CasebookException(
          source + ": " + field + " must be text; found " + kind(value) + "; mend the case");
    }
    return value.asText();
  }

  private static String kind(JsonNode node) {
    return node.getNodeType().name().toLowerCase(Locale.ROOT);
  }

  /**
   * Lone surrogates become U+FFFD, one for one, so that offsets stay and every store can hold it.
   */
  private static String wellFormed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        out.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else {
        out.append('\uFFFD');
      }
    }
    return out.toString();
  }
}
