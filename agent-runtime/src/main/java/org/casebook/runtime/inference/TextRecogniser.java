package org.casebook.runtime.inference;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;

/**
 * Reads one line of text out of a region: the region is turned level and brought to a fixed height;
 * the network gives probabilities of characters per step; the best path is decoded (connectionist
 * temporal classification, Graves et al. 2006: repeats collapse, blanks separate).
 */
final class TextRecogniser {
  private static final int LONGEST = 2400;
  private static final float[] HALF = {0.5f, 0.5f, 0.5f};

  private final OnnxSession session;
  private final int height;
  private final int shortest;
  private final List<String> characters = new ArrayList<>();

  TextRecogniser(OnnxSessions sessions, StoredModel model) {
    JsonNode features = model.features().path("recognition");
    this.session = sessions.session(model, features.path("model").asText());
    this.height = features.path("height").asInt();
    this.shortest = features.path("shortestWidth").asInt();
    characters.add("");
    String keys = new String(model.bytes(features.path("keys").asText()), StandardCharsets.UTF_8);
    // The alphabet lacks the euro sign and reads it as the sign that looks most like it.
    keys.lines().forEach(key -> characters.add(key.equals("\u2208") ? "\u20ac" : key));
    characters.add(" ");
  }

  /** Reads the text inside a region of a picture. */
  RecognisedLine read(LineImages picture, TextRegion region) {
    int width =
        (int) Math.min(LONGEST, Math.max(8, Math.round(height * region.width() / region.height())));
    // Short lines are padded with mid-grey, as in training.
    int padded = Math.max(shortest, width);
    int[] pixels = picture.cut(region, width, height);
    float[] line = ImageTensors.channelsFirst(pixels, HALF, HALF);
    OnnxSession.Output steps =
        session
            .run(
                Map.of(
                    session.onlyInput(),
                    OnnxSession.Input.floats(pad(line, width, padded), 1, 3, height, padded)))
            .values()
            .iterator()
            .next();
    if (steps.size(2) != characters.size()) {
      throw new CasebookException("the text recogniser does not match its keys.txt");
    }
    return WordGaps.restore(decode(steps, (double) padded / width), pixels, width, height);
  }

  private RecognisedLine decode(OnnxSession.Output steps, double stretch) {
    List<RecognisedLine.Glyph> read = new ArrayList<>();
    int count = steps.size(1);
    int classes = steps.size(2);
    int before = 0;
    for (int step = 0; step < count; step++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        if (steps.values()[step * classes + c] > steps.values()[step * classes + best]) {
          best = c;
        }
      }
      if (best != 0 && best != before) {
        double position = Math.min(1, (step + 0.5) / count * stretch);
        read.add(
            new RecognisedLine.Glyph(
                characters.get(best), steps.values()[step * classes + best], position));
      }
      before = best;
    }
    return new RecognisedLine(read);
  }

  private float[] pad(float[] planes, int width, int padded) {
    if (padded == width) {
      return planes;
    }
    float[] wide = new float[3 * height * padded];
    for (int row = 0; row < 3 * height; row++) {
      System.arraycopy(planes, row * width, wide, row * padded, width);
    }
    return wide;
  }
}
