package org.casebook.models.confounders;

import java.util.Random;

/** What a sound can be: grim or kind, played on the spot with another pitch and pace each time. */
public enum Noise {
  SIREN(true),
  RUMBLE(true),
  CRASH(true),
  BIRDS(false),
  CHIME(false),
  LULLABY(false);

  /** Samples per second. */
  public static final int RATE = 16_000;

  private static final int SECONDS = 2;

  private final boolean grim;

  Noise(boolean grim) {
    this.grim = grim;
  }

  /** Whether nobody would want to hear it. */
  public boolean grim() {
    return grim;
  }

  /** Two seconds of it between -1 and 1; the same seed gives the same sound. */
  public float[] play(long seed) {
    Random random = new Random(seed);
    double pitch = 0.8 + 0.4 * random.nextDouble();
    double pace = 0.8 + 0.4 * random.nextDouble();
    double loud = 0.3 + 0.3 * random.nextDouble();
    float[] samples = new float[SECONDS * RATE];
    double phase = 0;
    double smooth = 0;
    for (int i = 0; i < samples.length; i++) {
      double t = pace * i / RATE;
      double noise = random.nextGaussian();
      smooth += 0.02 * (noise - smooth);
      double value;
      switch (this) {
        case SIREN -> {
          phase += 2 * Math.PI * pitch * (900 + 400 * Math.sin(2 * Math.PI * 1.2 * t)) / RATE;
          value = Math.signum(Math.sin(phase)) * 0.5;
        }
        case RUMBLE -> value = 6 * smooth * (1 + 0.5 * Math.sin(2 * Math.PI * 3 * t));
        case CRASH -> value = noise * Math.exp(-6 * (t * 1.5 % 1)) * 0.7;
        case BIRDS -> {
          double chirp = t * 4 % 1;
          phase += 2 * Math.PI * pitch * (3000 + 1500 * chirp) / RATE;
          value = chirp < 0.4 ? Math.sin(phase) * Math.sin(Math.PI * chirp / 0.4) : 0;
        }
        case CHIME -> {
          double hz = pitch * 660 * (1 + 0.5 * Math.floor(t * 2 % 3));
          value = Math.sin(2 * Math.PI * hz * i / RATE) * Math.exp(-4 * (t * 2 % 1));
        }
        default -> {
          double hz = pitch * 330 * Math.pow(2, new int[] {0, 4, 7, 4}[(int) (t * 2) % 4] / 12.0);
          value =
              0.7 * Math.sin(2 * Math.PI * hz * i / RATE)
                  + 0.2 * Math.sin(4 * Math.PI * hz * i / RATE);
        }
      }
      samples[i] = (float) Math.max(-1, Math.min(1, loud * value + 0.01 * noise));
    }
    return samples;
  }
}
