package org.casebook.app.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.casebook.app.control.BoxMark;
import org.casebook.runtime.domain.ToolResult.Observation;
import org.casebook.runtime.view.RunTrace;

/** What detectors saw in an image without holding it for evidence: objects and faces. */
final class SeenBoxes {
  private static final Pattern NAME = Pattern.compile("(object|face) \\d+");
  private static final Pattern BOX =
      Pattern.compile("([\\d.]+) ([\\d.]+) ([\\d.]+) ([\\d.]+) ([\\d.]+) (.+)");

  private SeenBoxes() {}

  /** The boxes of evidence, named as the detector named them, and after them all others. */
  static List<BoxMark> with(RunTrace run, String item, List<BoxMark> evidence) {
    List<BoxMark> seen =
        run.steps().stream()
            .filter(step -> step.item().equals(item))
            .flatMap(step -> step.result().stream())
            .flatMap(result -> result.observations().stream())
            .flatMap(observed -> box(observed).stream())
            .toList();
    List<BoxMark> boxes = new ArrayList<>();
    evidence.forEach(
        box ->
            boxes.add(
                seen.stream()
                    .filter(other -> same(box, other))
                    .findFirst()
                    .map(other -> box.labelled(other.label()))
                    .orElse(box)));
    seen.stream()
        .filter(box -> evidence.stream().noneMatch(other -> same(box, other)))
        .forEach(boxes::add);
    return boxes;
  }

  private static Optional<BoxMark> box(Observation seen) {
    Matcher box = BOX.matcher(seen.value());
    if (!NAME.matcher(seen.name()).matches() || !box.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new BoxMark(
            Double.parseDouble(box.group(1)),
            Double.parseDouble(box.group(2)),
            Double.parseDouble(box.group(3)),
            Double.parseDouble(box.group(4)),
            List.of(),
            "seen",
            box.group(6),
            box.group(6) + " " + box.group(5)));
  }

  /** Observations are written with four digits. */
  private static boolean same(BoxMark one, BoxMark other) {
    return Math.abs(one.x() - other.x()) < 1e-3
        && Math.abs(one.y() - other.y()) < 1e-3
        && Math.abs(one.width() - other.width()) < 1e-3
        && Math.abs(one.height() - other.height()) < 1e-3;
  }
}
