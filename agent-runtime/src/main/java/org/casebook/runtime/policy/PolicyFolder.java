package org.casebook.runtime.policy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.casebook.runtime.domain.CasebookException;

/** The files of a policy folder. Names that start with a full stop are left to other programs. */
final class PolicyFolder {
  static final String HEADER = "policy.yaml";
  static final String EXAMPLES = "examples.jsonl";
  static final String CLAUSES = "clauses";

  private final List<PolicyProblem> problems;
  private final SortedMap<String, SourceFile> files = new TreeMap<>();

  PolicyFolder(List<PolicyProblem> problems) {
    this.problems = problems;
  }

  /**
   * All files of the policy by name; other files are reported.
   *
   * @throws CasebookException when the folder can not be read
   */
  SortedMap<String, SourceFile> read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CasebookException(
          "there is no policy folder " + folder + "; give the folder that holds " + HEADER);
    }
    try {
      for (Path path : children(folder)) {
        String name = name(path);
        if (name.equals(CLAUSES) && Files.isDirectory(path)) {
          for (Path clause : children(path)) {
            accept(CLAUSES + "/" + name(clause), clause, name(clause).endsWith(".md"));
          }
        } else {
          accept(name, path, name.equals(HEADER) || name.equals(EXAMPLES));
        }
      }
    } catch (IOException unreadable) {
      throw new CasebookException(
          "the policy folder " + folder + " can not be read; check its permissions", unreadable);
    }
    return complete();
  }

  /** The files of a policy that is held in memory; names that no policy has are reported. */
  SortedMap<String, SourceFile> read(PolicyText text) {
    text.files()
        .forEach(
            (name, content) -> {
              if (name.equals(HEADER) || name.equals(EXAMPLES) || isClause(name)) {
                files.put(name, SourceFile.of(name, content));
              } else {
                problems.add(foreign(name));
              }
            });
    return complete();
  }

  private static boolean isClause(String name) {
    String inside = name.startsWith(CLAUSES + "/") ? name.substring(CLAUSES.length() + 1) : "";
    return inside.endsWith(".md") && !inside.contains("/");
  }

  private SortedMap<String, SourceFile> complete() {
    expect(HEADER, "write id, version, title and the other keys of a policy into it");
    expect(EXAMPLES, "write one example per line into it");
    return files;
  }

  private void expect(String name, String remedy) {
    boolean there =
        files.containsKey(name) || problems.stream().anyMatch(p -> p.file().equals(name));
    if (!there) {
      problems.add(new PolicyProblem(name, 1, 1, name + " is missing", remedy, ""));
    }
  }

  private static PolicyProblem foreign(String name) {
    return new PolicyProblem(
        name,
        1,
        1,
        name + " is no part of a policy",
        "rename or remove it; a policy has " + HEADER + ", clauses/<ID>.md and " + EXAMPLES,
        "");
  }

  private static List<Path> children(Path folder) throws IOException {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      java.util.ArrayList<Path> children = new java.util.ArrayList<>();
      stream.forEach(child -> children.add(child));
      children.removeIf(child -> name(child).startsWith("."));
      return children;
    }
  }

  /** The last part of a path; inside a jar folders end in a slash. */
  private static String name(Path path) {
    return path.getFileName().toString().replace("/", "");
  }

  private void accept(String name, Path path, boolean expected) throws IOException {
    if (!expected || !Files.isRegularFile(path)) {
      problems.add(foreign(name));
      return;
    }
    byte[] bytes = Files.readAllBytes(path);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
    String read = text.flip().toString();
    if (result.isError()) {
      int line = (int) read.chars().filter(c -> c == '\n').count() + 1;
      String start = read.substring(read.lastIndexOf('\n') + 1);
      int column = start.codePointCount(0, start.length()) + 1;
      problems.add(
          new PolicyProblem(name, line, column, "not UTF-8", "save the file as UTF-8", start));
    } else if (read.startsWith("\ufeff")) {
      problems.add(
          new PolicyProblem(name, 1, 1, "byte order mark", "save as UTF-8 without mark", ""));
    } else {
      files.put(name, SourceFile.of(name, read));
    }
  }
}
