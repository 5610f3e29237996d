package org.casebook.runtime.mcpserver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.casebook.runtime.domain.CaseContext;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.intake.CaseDraft;
import org.casebook.runtime.intake.CaseReader;

/** Cases as clients send them: a text, or JSON in the case format. */
final class CaseTexts {
  private static final String SOURCE = "the argument case";

  private CaseTexts() {}

  /** The case in these arguments, with an id that nobody else has where none is given. */
  static CaseDraft read(Arguments arguments, Optional<Path> files) {
    Optional<String> text = arguments.text("text");
    Optional<Object> json = arguments.object("case");
    if (text.isPresent() == json.isPresent()) {
      throw new CasebookException("give either text or case, and not both");
    }
    return text.map(words -> ofText(words, arguments))
        .orElseGet(() -> ofJson(json.orElseThrow(), files));
  }

  /** A case of a text alone. */
  static CaseDraft ofText(String text, Arguments arguments) {
    CaseContext unknown = CaseContext.unknown();
    return new CaseDraft(
        "the argument text",
        freshId(),
        Optional.of(text),
        List.of(),
        new CaseContext(
            unknown.author(),
            arguments.text("surface").orElse(unknown.surface()),
            unknown.locale(),
            arguments
                .text("country")
                .map(country -> country.toUpperCase(Locale.ROOT))
                .orElse(unknown.country()),
            unknown.createdAt(),
            unknown.reports(),
            unknown.thread()),
        Optional.empty());
  }

  private static CaseDraft ofJson(Object json, Optional<Path> files) {
    ObjectNode node = CallRegister.JSON.valueToTree(json);
    node.remove("gold"); // what a client holds to be right is no part of the case
    if (!node.hasNonNull("id")) {
      node.put("id", freshId());
    }
    boolean media = !node.path("media").isEmpty();
    if (media && files.isEmpty()) {
      throw new CasebookException(
          SOURCE + " names media; start the server with --files DIR, or leave the media out");
    }
    CaseDraft draft;
    try {
      draft =
          CaseReader.read(
              CallRegister.JSON.writeValueAsString(node), SOURCE, files.orElse(Path.of("/")));
    } catch (JsonProcessingException e) {
      throw new CasebookException(SOURCE + " is no JSON object; mend it", e);
    }
    draft.media().forEach(file -> within(file.path(), files.orElseThrow()));
    return draft;
  }

  /**
   * The file itself, after links.
   *
   * @throws CasebookException when it is not there, or lies elsewhere
   */
  static Path within(Path path, Path folder) {
    try {
      Path real = folder.resolve(path).toRealPath();
      if (!real.startsWith(folder.toRealPath())) {
        throw new CasebookException(
            path.getFileName() + ": the file is not in the folder of --files; move it there");
      }
      return real;
    } catch (IOException e) {
      throw new CasebookException(
          path.getFileName() + ": there is no such file in the folder of --files; check the path",
          e);
    }
  }

  private static String freshId() {
    return "mcp-" + UUID.randomUUID();
  }
}
