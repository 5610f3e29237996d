package org.casebook.runtime.policy;

import java.util.List;

/**
 * One text file of a policy, kept so that problems can point into it.
 *
 * @param name path inside the policy folder, with forward slashes
 * @param text content with line ends as LF
 */
record SourceFile(String name, String text, List<String> lines) {
  SourceFile {
    lines = List.copyOf(lines);
  }

  /** A file with this content; CR LF counts as LF, so a checkout on Windows is the same policy. */
  static SourceFile of(String name, String raw) {
    String text = raw.replace("\r\n", "\n");
    return new SourceFile(name, text, List.of(text.split("\n", -1)));
  }

  /** The line with this number, from 1; empty text beyond the end. */
  String line(int number) {
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
