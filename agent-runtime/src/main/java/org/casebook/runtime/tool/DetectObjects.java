package org.casebook.runtime.tool;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.HarmArea;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.inference.Detection;
import org.casebook.runtime.inference.ObjectDetector;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.media.ImageDecoder;

/**
 * Says which everyday objects a picture shows. An object says next to nothing about harm, so all
 * weigh nothing but a knife, which weighs so little that it never tips a case: what matters is that
 * a clause on threats may ask for it beside a threat.
 *
 * <p>Observations: {@code object <n>} is {@code x y width height score class}, the box in fractions
 * of the image.
 */
public final class DetectObjects implements Tool {
  private static final String NAME = "detect_objects";
  private static final String FAMILY = "object.";

  /** Classes that get evidence of their own: people, and what may serve as a weapon. */
  private static final Map<String, SortedMap<HarmArea, Double>> TOLD = told();

  private final OnDemand<ObjectDetector> detector;
  private final ImageDecoder decoder;

  /** A tool that opens its model when it is first used. */
  public DetectObjects(Catalogue catalogue, OnnxSessions sessions, ImageDecoder decoder) {
    this.detector =
        new OnDemand<>(
            catalogue, Recipes.CENTERNET.model(), model -> new ObjectDetector(sessions, model));
    this.decoder = decoder;
  }

  private static Map<String, SortedMap<HarmArea, Double>> told() {
    Map<String, SortedMap<HarmArea, Double>> told = new LinkedHashMap<>();
    told.put("knife", new TreeMap<>(Map.of(HarmArea.VIOLENCE, 0.1)));
    told.put("scissors", new TreeMap<>());
    told.put("baseball bat", new TreeMap<>());
    told.put("person", new TreeMap<>());
    return told;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        NAME,
        "1 " + detector.version(),
        "Finds everyday objects in an image, such as people and knives; knows no firearms",
        Set.of(ItemKind.IMAGE),
        Set.of(FAMILY + "*"),
        50);
  }

  @Override
  public Optional<UnavailableTool> unavailable() {
    return detector.unavailable(NAME);
  }

  @Override
  public ToolResult run(ToolInput input) throws InterruptedException {
    return ImageFiles.look(
        input, decoder, picture -> result(input, detector.get().detect(picture)));
  }

  private static ToolResult result(ToolInput input, List<Detection> found) {
    if (found.isEmpty()) {
      return new ToolResult.Nothing("No object that the detector knows was seen.", List.of());
    }
    Map<String, List<Detection>> byClass =
        found.stream()
            .collect(
                Collectors.groupingBy(Detection::label, LinkedHashMap::new, Collectors.toList()));
    List<Evidence> evidence = new ArrayList<>();
    TOLD.forEach(
        (label, weights) -> {
          List<Detection> seen = byClass.getOrDefault(label, List.of());
          if (!seen.isEmpty()) {
            evidence.add(evidence(input, evidence.size() + 1, label, weights, seen));
          }
        });
    return new ToolResult.Found(
        "Saw " + counted(byClass) + ".",
        Detections.observations("object", found),
        evidence,
        List.of(),
        List.of());
  }

  private static Evidence evidence(
      ToolInput input,
      int number,
      String label,
      SortedMap<HarmArea, Double> weights,
      List<Detection> seen) {
    double surest = seen.stream().mapToDouble(Detection::score).max().orElse(0);
    return new Evidence(
        input.call().id() + "/" + number,
        NAME,
        FAMILY + label.replace(' ', '_'),
        weights,
        surest,
        "objects",
        Detections.boxes(input.item().id(), seen),
        String.format(Locale.ROOT, "%d %s, surest %.2f", seen.size(), label, surest));
  }

  private static String counted(Map<String, List<Detection>> byClass) {
    return byClass.entrySet().stream()
        .map(entry -> entry.getValue().size() + " " + entry.getKey())
        .collect(Collectors.joining(", "));
  }
}
