package org.casebook.runtime.tool;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.casebook.models.catalogue.Catalogue;
import org.casebook.models.catalogue.Recipes;
import org.casebook.runtime.domain.Evidence;
import org.casebook.runtime.domain.ItemKind;
import org.casebook.runtime.domain.ToolResult;
import org.casebook.runtime.inference.Detection;
import org.casebook.runtime.inference.FaceDetector;
import org.casebook.runtime.inference.OnDemand;
import org.casebook.runtime.inference.OnnxSessions;
import org.casebook.runtime.log.Event.UnavailableTool;
import org.casebook.runtime.media.ImageDecoder;

/**
 * Says where faces are and how many, so that screens can cover them and people see whether a crowd
 * or one person is shown. It recognises nobody, and says nothing of harm.
 *
 * <p>Observations: {@code face <n>} is {@code x y width height score face}, the box in fractions of
 * the image.
 */
public final class DetectFaces implements Tool {
  private static final String NAME = "detect_faces";
  private static final String SIGNAL = "image.faces";

  private final OnDemand<FaceDetector> detector;
  private final ImageDecoder decoder;

  /** A tool that opens its model when it is first used. */
  public DetectFaces(Catalogue catalogue, OnnxSessions sessions, ImageDecoder decoder) {
    this.detector =
        new OnDemand<>(
            catalogue, Recipes.BLAZEFACE.model(), model -> new FaceDetector(sessions, model));
    this.decoder = decoder;
  }

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        NAME,
        "1 " + detector.version(),
        "Finds faces in an image, to cover and to count them; recognises nobody",
        Set.of(ItemKind.IMAGE),
        Set.of(SIGNAL),
        40);
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

  private static ToolResult result(ToolInput input, List<Detection> faces) {
    if (faces.isEmpty()) {
      return new ToolResult.Nothing("No face was seen.", List.of());
    }
    String count = faces.size() == 1 ? "1 face" : faces.size() + " faces";
    return new ToolResult.Found(
        "Saw " + count + ".",
        Detections.observations("face", faces),
        List.of(
            new Evidence(
                input.call().id() + "/1",
                NAME,
                SIGNAL,
                new TreeMap<>(),
                1,
                NAME,
                Detections.boxes(input.item().id(), faces),
                count)),
        List.of(),
        List.of());
  }
}
