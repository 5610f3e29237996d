package org.casebook.app.casefile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.casebook.app.control.BoxMark;
import org.casebook.app.control.Mark;
import org.casebook.app.control.Mark.Tone;
import org.casebook.app.text.Numbers;
import org.casebook.app.text.Texts;
import org.casebook.app.text.Words;
import org.casebook.runtime.domain.Citation;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.Locator;
import org.casebook.runtime.view.RunTrace;
import org.casebook.runtime.view.SourcePlaces;

/** Turns evidence and citations into what is drawn on the content. */
final class EvidenceMarks {
  /** What the ids of citations start with, to tell them from evidence. */
  static final String CLAUSE = "clause:";

  private final Texts texts;
  private final Words words;
  private final Numbers numbers;

  EvidenceMarks(Texts texts) {
    this.texts = texts;
    this.words = new Words(texts);
    this.numbers = new Numbers(texts);
  }

  /** The marks of a text. */
  List<Mark> marks(RunTrace run, String item) {
    List<Mark> marks = new ArrayList<>();
    for (Evidence evidence : run.evidence()) {
      for (Locator where : evidence.locators()) {
        if (where instanceof Locator.Span span && span.item().equals(item)) {
          marks.add(
              new Mark(
                  span.start(),
                  span.end(),
                  evidence.id(),
                  style(evidence),
                  tone(evidence),
                  told(evidence)));
        }
      }
    }
    for (Citation citation : citations(run)) {
      if (citation.where() instanceof Locator.Span span && span.item().equals(item)) {
        marks.add(
            new Mark(
                span.start(),
                span.end(),
                CLAUSE + citation.clause(),
                "citation",
                citation.exception() ? Tone.AGAINST : Tone.FOR,
                texts.get("case.cited.tip", citation.clause())));
      }
    }
    return marks;
  }

  /**
   * The boxes of an image, those of the evidence on text that was read in it among them. Evidence
   * on the same box is drawn once, as the weightiest of it.
   */
  List<BoxMark> boxes(RunTrace run, String item) {
    SourcePlaces places = new SourcePlaces(run.derived());
    Map<Locator.Box, List<Evidence>> byBox = new LinkedHashMap<>();
    for (Evidence evidence : run.evidence()) {
      evidence.locators().stream()
          .flatMap(at -> places.trail(at).stream())
          .distinct()
          .filter(Locator.Box.class::isInstance)
          .map(Locator.Box.class::cast)
          .filter(box -> box.item().equals(item))
          .forEach(box -> byBox.computeIfAbsent(box, at -> new ArrayList<>()).add(evidence));
    }
    return byBox.entrySet().stream().map(one -> box(one.getKey(), one.getValue())).toList();
  }

  /** The boxes of an image, and those of objects and faces that are no evidence. */
  List<BoxMark> seen(RunTrace run, String item) {
    return SeenBoxes.with(run, item, boxes(run, item));
  }

  private BoxMark box(Locator.Box box, List<Evidence> evidence) {
    List<Evidence> ordered =
        evidence.stream()
            .sorted(Comparator.comparingDouble((Evidence one) -> -weight(one)))
            .toList();
    return new BoxMark(
        box.x(),
        box.y(),
        box.width(),
        box.height(),
        ordered.stream().map(Evidence::id).toList(),
        style(ordered.get(0)),
        ordered.get(0).locators().contains(box) ? words.signal(ordered.get(0).signal()) : "",
        ordered.stream().limit(4).map(this::told).collect(Collectors.joining("\n\n")));
  }

  /** How much it speaks for a violation. */
  private static double weight(Evidence evidence) {
    return strongest(evidence).map(Map.Entry::getValue).orElse(0.0);
  }

  /** Evidence on an item as a whole. */
  List<Evidence> onWhole(RunTrace run, String item) {
    return run.evidence().stream()
        .filter(
            evidence ->
                evidence.locators().stream()
                    .anyMatch(at -> at instanceof Locator.Whole && at.item().equals(item)))
        .toList();
  }

  /** The area that the evidence says most about, with its weight. */
  static Optional<Map.Entry<HarmArea, Double>> strongest(Evidence evidence) {
    return evidence.weights().entrySet().stream()
        .filter(weight -> weight.getValue() != 0)
        .max(Comparator.comparingDouble(weight -> Math.abs(weight.getValue())));
  }

  /** The area that the evidence says most about. */
  static Optional<HarmArea> area(Evidence evidence) {
    return strongest(evidence).map(Map.Entry::getKey);
  }

  static Tone tone(Evidence evidence) {
    double most = strongest(evidence).map(Map.Entry::getValue).orElse(0.0);
    return most > 0 ? Tone.FOR : most < 0 ? Tone.AGAINST : Tone.OBSERVED;
  }

  static String style(Evidence evidence) {
    if (evidence.signal().equals("text.obfuscated")) {
      return "obfuscated";
    }
    return area(evidence).map(area -> "area-" + area.key()).orElse("observed");
  }

  /** What a reader is told about a piece of evidence. */
  String told(Evidence evidence) {
    String weights =
        evidence.weights().entrySet().stream()
            .filter(weight -> weight.getValue() != 0)
            .map(weight -> words.area(weight.getKey()) + " " + numbers.logOdds(weight.getValue()))
            .collect(Collectors.joining(", "));
    String head = words.signal(evidence.signal()) + " · " + words.tool(evidence.tool());
    String line = weights.isEmpty() ? head : head + "\n" + weights;
    return evidence.quote().isEmpty() ? line : line + "\n“" + evidence.quote() + "”";
  }

  private static List<Citation> citations(RunTrace run) {
    return run.decision().map(decision -> decision.citations()).orElse(List.of());
  }
}
