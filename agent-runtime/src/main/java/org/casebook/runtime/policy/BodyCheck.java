package org.casebook.runtime.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The body of a clause: the rule, then bullets under two or three fixed headings. */
final class BodyCheck {
  private static final List<String> HEADINGS = List.of("## Violates", "## Safe", "## Notes");
  private static final List<String> REQUIRED = HEADINGS.subList(0, 2);

  private final Reporter reporter;
  private final int firstLine;

  BodyCheck(Reporter reporter, int firstLine) {
    this.reporter = reporter;
    this.firstLine = firstLine;
  }

  void check(List<String> lines) {
    boolean rule = false;
    String heading = "";
    Set<String> filled = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("#")) {
        heading = line.strip();
        if (!HEADINGS.contains(heading)) {
          reporter.at(
              firstLine + i,
              1,
              "unknown heading '" + heading + "'",
              "use one of: " + String.join(", ", HEADINGS));
        }
      } else if (heading.isEmpty()) {
        rule |= !line.isBlank();
      } else if (line.startsWith("- ")) {
        filled.add(heading);
      }
    }
    if (!rule) {
      end("the body does not begin with the rule", "write the rule in one sentence first");
    }
    for (String required : REQUIRED) {
      if (rule && !filled.contains(required)) {
        end(
            "the body has no bullets under '" + required + "'",
            "add the heading with one or more lines '- ...'");
      }
    }
  }

  /** At the line that ends the front matter, for what is missing below. */
  private void end(String message, String remedy) {
    reporter.at(firstLine - 1, 1, message, remedy);
  }
}
