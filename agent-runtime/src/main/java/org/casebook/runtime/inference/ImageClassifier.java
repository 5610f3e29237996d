package org.casebook.runtime.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.casebook.models.ModelException;
import org.casebook.models.catalogue.ModelSettings;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.media.Picture;

/** An image classifier that a person put into the models folder, read by its label map. */
public final class ImageClassifier {
  private static final int LARGEST = 2048;

  private final OnnxSession session;
  private final String output;
  private final LabelMap labels;
  private final int width;
  private final int height;
  private final boolean channelsFirst;
  private final boolean backwards;
  private final float scale;
  private final float[] mean;
  private final float[] deviation;

  /**
   * Opens the classifier and tries it on a grey picture, so that what is wrong shows at once.
   *
   * @throws ModelException that names file and field
   */
  public ImageClassifier(OnnxSessions sessions, StoredModel model) {
    ModelSettings settings = ModelSettings.of(model);
    this.labels = LabelMap.of(model, settings);
    this.output = settings.optionalText("output").orElse("");
    this.width = settings.whole("width", 1, LARGEST);
    this.height = settings.whole("height", 1, LARGEST);
    this.channelsFirst = settings.choice("layout", "NCHW", "NHWC").equals("NCHW");
    this.backwards = settings.choice("channels", "RGB", "BGR").equals("BGR");
    this.scale = (float) settings.number("scale", 1 / 255.0);
    this.mean = settings.numbers("mean", 3, 0);
    this.deviation = settings.numbers("deviation", 3, 1);
    for (float channel : deviation) {
      if (!(channel > 0)) {
        throw settings.wrong("deviation", "holds " + channel + ": divide by numbers above 0");
      }
    }
    String file = settings.optionalText("model").orElse("model.onnx");
    this.session = sessions.session(model, file);
    Set<String> inputs = session.inputs();
    if (inputs.size() != 1) {
      throw new ModelException(
          model.version()
              + ": "
              + file
              + " takes the inputs "
              + inputs
              + ": an image model has one");
    }
    int[] grey = new int[width * height];
    Arrays.fill(grey, 0x808080);
    Probation.check(model, () -> read(grey));
  }

  /** Reads one picture; the same picture always gives the same readings. */
  public List<LabelMap.Reading> classify(Picture picture) {
    return read(picture.scaled(width, height).pixels());
  }

  private List<LabelMap.Reading> read(int[] pixels) {
    float[] values = new float[pixels.length * 3];
    for (int i = 0; i < pixels.length; i++) {
      for (int channel = 0; channel < 3; channel++) {
        int shift = 8 * (backwards ? channel : 2 - channel);
        float value = ((pixels[i] >> shift & 0xFF) * scale - mean[channel]) / deviation[channel];
        values[channelsFirst ? channel * pixels.length + i : i * 3 + channel] = value;
      }
    }
    long[] shape =
        channelsFirst ? new long[] {1, 3, height, width} : new long[] {1, height, width, 3};
    Map<String, OnnxSession.Input> input =
        Map.of(session.onlyInput(), OnnxSession.Input.floats(values, shape));
    return labels.read(session.output(session.run(input), output).values());
  }
}
