package org.casebook.runtime.mcpserver;

import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.casebook.runtime.domain.CasebookException;

/** Where a media file says it comes from. */
final class CheckProvenanceTool implements OfferedTool {
  /** Characters of Base64: 6 MB of media. */
  private static final int LONGEST_DATA = 8_000_000;

  private final Desk desk;

  CheckProvenanceTool(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Tool description() {
    return Offer.reading(
        "check_provenance",
        "Check provenance",
        "Reads where an image, video or recording says it comes from, and verifies its C2PA"
            + " manifest against the workspace's list of trusted signers.",
        Shape.object()
            .may("path", Shape.text("a file in the folder that the server was started with", 1000))
            .may("data", Shape.text("the file itself in Base64, instead of path", LONGEST_DATA))
            .closed(),
        Shape.object()
            .must("file", Shape.text("the file's name"))
            .must(
                "status",
                Shape.text("absent, valid, untrusted, tampered, malformed or not verified"))
            .must("format", Shape.text("the kind of file"))
            .must("codes", Shape.list(Shape.any("code, about, fault"), "C2PA status codes"))
            .may("manifest", Shape.any("what the signed manifest says"))
            .must("unsigned", Shape.list(Shape.any("place, value"), "tags that nobody signed"))
            .must("notes", Shape.list(Shape.text("note"), "what could not be checked"))
            .open());
  }

  @Override
  public String call(Arguments arguments, Call call) {
    Optional<String> path = arguments.text("path");
    Optional<String> data = arguments.text("data");
    if (path.isPresent() == data.isPresent()) {
      throw new CasebookException("give either path or data, and not both");
    }
    return path.isPresent()
        ? Offer.named(desk.provenance().apply(inFolder(path.get())), path.get())
        : ofData(data.orElseThrow());
  }

  private Path inFolder(String path) {
    Path folder =
        desk.files()
            .orElseThrow(
                () ->
                    new CasebookException(
                        "this server reads no files; start it with --files DIR, or send data"));
    try {
      return CaseTexts.within(Path.of(path), folder);
    } catch (InvalidPathException e) {
      throw new CasebookException("path is no path of this system; check it", e);
    }
  }

  private String ofData(String data) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(data);
    } catch (IllegalArgumentException e) {
      throw new CasebookException("data is not Base64: " + e.getMessage(), e);
    }
    try {
      Path file = Files.createTempFile("casebook-provenance", ".bin");
      try {
        Files.write(file, bytes);
        return Offer.named(desk.provenance().apply(file), "data");
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new CasebookException("the data can not be put aside (" + e + "); check the disk", e);
    }
  }
}
