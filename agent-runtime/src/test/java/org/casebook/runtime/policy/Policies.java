package org.casebook.runtime.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Policies to test with. */
public final class Policies {
  private Policies() {}

  /** The bundled policy, from a folder or a jar, whatever the class path holds. */
  public static Path community() {
    URL header = Policies.class.getResource("/org/casebook/samples/policies/community/policy.yaml");
    if (header == null) {
      throw new IllegalStateException("the samples are not on the class path");
    }
    try {
      URI uri = header.toURI();
      if (uri.getScheme().equals("jar")) {
        try {
          FileSystems.getFileSystem(uri);
        } catch (FileSystemNotFoundException e) {
          FileSystems.newFileSystem(uri, Map.of());
        }
      }
      return Path.of(uri).resolveSibling("");
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a small policy without problems into a folder. */
  public static Path small(Path folder) {
    write(folder, "policy.yaml", HEADER);
    write(folder, "clauses/HT1.a.md", CONTEMPT);
    write(folder, "clauses/HT2.a.md", EXCLUSION);
    write(folder, "clauses/EX0.a.md", NEWS);
    write(folder, "examples.jsonl", EXAMPLES);
    return folder;
  }

  static void write(Path folder, String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path folder, String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static final String HEADER =
      """
      id: small
      version: "1.0.0"
      title: Small policy
      description: Three clauses.
      valid_from: "2026-01-01"
      valid_to: null
      jurisdiction: ["*"]
      surface: ["*"]
      areas:
        HT: {key: hate, title: Hate, order: 1}
        EX: {key: exception, title: Exceptions, order: 2}
      definitions:
        protected group:
          text: People who share a characteristic.
          languages: {deu: geschützte Gruppe}
      """;

  static final String CONTEMPT =
      """
      ---
      id: HT1.a
      title: Contempt for a group
      area: hate
      action: restrict
      severity: 1
      requires: [harm.hate, cue.protected_group]
      defines: [protected group]
      ---

      Do not express contempt for a protected group.

      ## Violates
      - One thing.

      ## Safe
      - Another thing.
      """;

  static final String EXCLUSION =
      """
      ---
      id: HT2.a
      title: Calls for exclusion
      area: hate
      action: remove
      severity: 2
      requires: [harm.hate, [cue.exclude_group, cue.dehumanise]]
      overrides: [HT1.a]
      ---

      Do not call for people to be excluded.

      ## Violates
      - One thing.

      ## Safe
      - Another thing.
      """;

  static final String NEWS =
      """
      ---
      id: EX0.a
      title: News
      area: exception
      action: allow
      severity: 0
      requires: [frame.news]
      excepts: ["HT*"]
      ---

      News reports are allowed.

      ## Violates
      - One thing.

      ## Safe
      - Another thing.
      """;

  static final String EXAMPLES =
      """
      {"text": "I despise that group.", "expect": "violates", "clause": "HT1.a", "lang": "eng"}
      {"text": "That group is beneath us.", "expect": "violates", "clause": "HT1.a", "lang": "eng"}
      {"text": "I despise rain.", "expect": "safe", "clause": "HT1.a", "lang": "eng"}
      {"text": "That group won the cup.", "expect": "safe", "clause": "HT1.a", "lang": "eng"}
      {"text": "Keep that group out.", "expect": "violates", "clause": "HT2.a", "lang": "eng"}
      {"text": "No jobs for them!", "expect": "violates", "clause": "HT2.a", "lang": "eng", "exception": "EX0.a"}
      {"text": "They never belong, says me.", "expect": "violates", "clause": "HT2.a", "lang": "eng", "exception": "EX0.a"}
      {"text": "Keep the cat out.", "expect": "safe", "clause": "HT2.a", "lang": "eng"}
      {"text": "Should visas be fewer?", "expect": "safe", "clause": "HT2.a", "lang": "eng"}
      {"text": "The paper quotes the banner.", "expect": "safe", "clause": "EX0.a", "lang": "eng"}
      {"text": "Police report a hateful leaflet.", "expect": "safe", "clause": "EX0.a", "lang": "eng"}
      """;
}
