package org.casebook.runtime.inference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;
import org.casebook.runtime.media.Picture;

/**
 * Nudity in images by NSFWJS MobileNetV2. Looks at the image, at its mirror image and at its
 * middle; where these disagree the answer is uncertain, and the spread says so. The model is biased
 * on images of women: see its card.
 */
public final class NsfwClassifier {
  private static final double MIDDLE = 0.8;
  private final OnnxSession session;
  private final String input;
  private final int width;
  private final int height;
  private final float scale;
  private final float offset;
  private final List<String> classes = new ArrayList<>();

  /** Opens the classifier. */
  public NsfwClassifier(OnnxSessions sessions, StoredModel model) {
    JsonNode features = model.features();
    this.session = sessions.session(model, features.path("model").asText());
    this.input = features.path("input").asText();
    this.width = features.path("width").asInt();
    this.height = features.path("height").asInt();
    this.scale = (float) features.path("scale").asDouble();
    this.offset = (float) features.path("offset").asDouble();
    features.path("classes").forEach(name -> classes.add(name.asText()));
  }

  /** Classifies a picture; the same picture always gives the same reading. */
  public NsfwReading classify(Picture picture) {
    List<NsfwReading> views =
        List.of(view(picture), view(picture.mirrored()), view(middle(picture)));
    double low = views.stream().mapToDouble(NsfwReading::explicit).min().orElse(0);
    double high = views.stream().mapToDouble(NsfwReading::explicit).max().orElse(0);
    return new NsfwReading(
        views.stream().mapToDouble(NsfwReading::drawing).average().orElse(0),
        views.stream().mapToDouble(NsfwReading::hentai).average().orElse(0),
        views.stream().mapToDouble(NsfwReading::neutral).average().orElse(0),
        views.stream().mapToDouble(NsfwReading::porn).average().orElse(0),
        views.stream().mapToDouble(NsfwReading::sexy).average().orElse(0),
        high - low);
  }

  private NsfwReading view(Picture picture) {
    float[] p = probabilities(picture);
    return new NsfwReading(
        p[index("Drawing")],
        p[index("Hentai")],
        p[index("Neutral")],
        p[index("Porn")],
        p[index("Sexy")],
        0);
  }

  private float[] probabilities(Picture picture) {
    return prediction(ImageTensors.channelsLast(picture.scaled(width, height), scale, offset));
  }

  /** Raw class probabilities of one prepared image {@code [height,width,3]}. */
  float[] prediction(float[] image) {
    OnnxSession.Output prediction =
        session
            .run(Map.of(input, OnnxSession.Input.floats(image, 1, height, width, 3)))
            .get("prediction");
    if (prediction == null || prediction.values().length != classes.size()) {
      throw new CasebookException("the image classifier does not match its features.json");
    }
    return prediction.values();
  }

  private int index(String name) {
    return classes.indexOf(name);
  }

  private static Picture middle(Picture picture) {
    int w = Math.max(1, (int) (picture.width() * MIDDLE));
    int h = Math.max(1, (int) (picture.height() * MIDDLE));
    return picture.cut((picture.width() - w) / 2, (picture.height() - h) / 2, w, h);
  }
}
