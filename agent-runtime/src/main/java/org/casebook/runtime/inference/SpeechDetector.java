package org.casebook.runtime.inference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.casebook.models.catalogue.StoredModel;
import org.casebook.runtime.domain.CasebookException;

/** Where somebody speaks, by Silero's detector. Safe for several threads; a listener is not. */
public final class SpeechDetector {
  private static final float FULL_SCALE = 32_768f;

  private final OnnxSession session;
  private final int rate;
  private final int window;
  private final int context;
  private final int state;

  /** Opens the detector. */
  public SpeechDetector(OnnxSessions sessions, StoredModel model) {
    JsonNode features = model.features();
    this.session = sessions.session(model, features.path("model").asText());
    this.rate = features.path("rate").asInt();
    this.window = features.path("window").asInt();
    this.context = features.path("context").asInt();
    this.state = features.path("state").asInt();
  }

  /** Listens to one recording from its beginning. */
  public Listener listener() {
    return new Listener();
  }

  /** Takes samples and knows where speech was heard so far. */
  public final class Listener {
    private final SpeechStretches stretches = new SpeechStretches((double) window * 1_000 / rate);
    private final float[] input = new float[context + window];
    private float[] memory = new float[2 * state];
    private int filled;

    /** The next samples: 16-bit, at the detector's rate. */
    public void take(short[] samples) {
      for (short sample : samples) {
        input[context + filled++] = sample / FULL_SCALE;
        if (filled == window) {
          stretches.add(probability());
          System.arraycopy(input, window, input, 0, context);
          filled = 0;
        }
      }
    }

    private float probability() {
      Map<String, OnnxSession.Output> outputs =
          session.run(
              Map.of(
                  "input", OnnxSession.Input.floats(input, 1, input.length),
                  "state", OnnxSession.Input.floats(memory, 2, 1, state),
                  "sr", OnnxSession.Input.longs(new long[] {rate})));
      OnnxSession.Output next = outputs.get("stateN");
      OnnxSession.Output probability = outputs.get("output");
      if (next == null || probability == null) {
        throw new CasebookException("the speech detector does not match its features.json");
      }
      memory = next.values();
      return probability.values()[0];
    }

    /** What was heard, once the recording has ended. */
    public SpeechStretches heard() {
      return stretches;
    }
  }
}
