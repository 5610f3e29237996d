package org.casebook.runtime.policy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casebook.runtime.domain.CasebookException;

/**
 * The files of a policy as text: what a writer edits. May be wrong; {@link PolicyReader} says
 * where.
 *
 * @param files content by path inside the policy folder, with forward slashes; line ends are LF
 */
public record PolicyText(SortedMap<String, String> files) {
  /** The file with identity, areas, definitions and predicates. */
  public static final String HEADER = PolicyFolder.HEADER;

  /** The file with one example per line. */
  public static final String EXAMPLES = PolicyFolder.EXAMPLES;

  private static final Pattern VERSION =
      Pattern.compile("^(version: *)\"?([0-9.]*)\"?", Pattern.MULTILINE);

  public PolicyText {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * The files of a folder.
   *
   * @param folder may be inside a jar
   * @throws CasebookException when there is no such folder
   * @throws InvalidPolicyException when a file in it is no text or no part of a policy
   */
  public static PolicyText of(Path folder) {
    List<PolicyProblem> problems = new ArrayList<>();
    SortedMap<String, String> files = new TreeMap<>();
    new PolicyFolder(problems).read(folder).forEach((name, file) -> files.put(name, file.text()));
    if (!problems.isEmpty()) {
      throw new InvalidPolicyException(folder.toString(), problems);
    }
    return new PolicyText(files);
  }

  /** The name of the file of a clause. */
  public static String clauseFile(String id) {
    return PolicyFolder.CLAUSES + "/" + id + ".md";
  }

  /** The clause that a file holds by its name; empty for the other files. */
  public static Optional<String> clauseOf(String file) {
    return file.startsWith(PolicyFolder.CLAUSES + "/") && file.endsWith(".md")
        ? Optional.of(file.substring(PolicyFolder.CLAUSES.length() + 1, file.length() - 3))
        : Optional.empty();
  }

  /** The content of a file; empty text when there is none. */
  public String file(String name) {
    return files.getOrDefault(name, "");
  }

  /** The same with other content of one file. */
  public PolicyText with(String name, String content) {
    SortedMap<String, String> changed = new TreeMap<>(files);
    changed.put(name, content);
    return new PolicyText(changed);
  }

  /** What the header gives as version; empty text where it gives none. */
  public String version() {
    Matcher line = VERSION.matcher(file(HEADER));
    return line.find() ? line.group(2) : "";
  }

  /** The same with another version in the header. */
  public PolicyText withVersion(String version) {
    Matcher line = VERSION.matcher(file(HEADER));
    return line.find() ? with(HEADER, line.replaceFirst("$1\"" + version + "\"")) : this;
  }

  /** The same without one file. */
  public PolicyText without(String name) {
    SortedMap<String, String> changed = new TreeMap<>(files);
    changed.remove(name);
    return new PolicyText(changed);
  }

  /** Names of the files that differ, or that only one of the two has. */
  public List<String> differs(PolicyText other) {
    TreeSet<String> names = new TreeSet<>(files.keySet());
    names.addAll(other.files.keySet());
    names.removeIf(
        name ->
            Optional.ofNullable(files.get(name))
                .equals(Optional.ofNullable(other.files.get(name))));
    return List.copyOf(names);
  }
}
