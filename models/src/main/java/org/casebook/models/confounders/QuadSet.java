package org.casebook.models.confounders;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Draws quads. Drawings, openers of captions and words in pictures are others in reports than those
 * that are fitted to; what is wished is the same. Half of the quads need pixels.
 */
public final class QuadSet {
  /** Slice that weights are fitted to. */
  public static final String FIT = "fit";

  /** Slice that is reported on: things that were fitted to, drawn anew, beside new captions. */
  public static final String REPORT = "report";

  /** Slice of things that nothing was fitted to. */
  public static final String UNSEEN = "unseen";

  private static final long FRESH = 1_000_000;
  private static final int FRAMES = 3;

  private static final List<String> OPENERS =
      List.of(
          "I hope",
          "I pray that",
          "I wish that",
          "It would make me glad if",
          "I want it so that",
          "My only wish is that",
          "Let us all hope that",
          "Every night I pray that",
          "We really want it so that",
          "It is my dearest hope that");

  private static final List<String> WISHES =
      List.of(
          "you get this",
          "this happens to you",
          "this comes to you soon",
          "this finds you wherever you are",
          "you have this every day",
          "this will be yours",
          "exactly this is coming your way",
          "this is what you wake up to");

  private static final List<String> GRUDGES =
      List.of(
          "you never get this",
          "this never happens to you",
          "this stays far away from you",
          "you are spared this",
          "you do not have this for a single day",
          "this will not be yours",
          "this passes you by",
          "you never wake up to this");

  private static final List<String> PEOPLE =
      List.of(
          "", "", "my neighbour", "@kim_l", "teacher", "all of you", "my friend", "@user", "folks");

  private static final List<String> GRIM_WORDS =
      words(
          "ILLNESS, MISERY AND TEARS, A CAR ACCIDENT, POVERTY, LOSING EVERYTHING, PAIN, A LONELY"
              + " DEATH, BANKRUPTCY, A BROKEN LEG, SORROW, HUNGER, A HEART ATTACK, FEVER, GRIEF,"
              + " DISASTER, PRISON, A FUNERAL, SUFFERING, CANCER, RUIN, A PLANE CRASH, AGONY,"
              + " NIGHTMARES, DEFEAT, AN EARTHQUAKE, LONELINESS, INJURY, A HOUSE FIRE");

  private static final List<String> KIND_WORDS =
      words(
          "GOOD HEALTH, JOY AND LAUGHTER, A SAFE JOURNEY, WEALTH, WINNING EVERYTHING, COMFORT, A"
              + " LONG HAPPY LIFE, SUCCESS, A GREAT HOLIDAY, HAPPINESS, A FEAST, TRUE LOVE,"
              + " RECOVERY, DELIGHT, GOOD LUCK, FREEDOM, A WEDDING, PEACE, A CURE, PROSPERITY, A"
              + " SAFE LANDING, BLISS, SWEET DREAMS, VICTORY, A BIRTHDAY PARTY, FRIENDSHIP,"
              + " STRENGTH, A NEW HOME");

  private static List<String> words(String list) {
    return List.of(list.split(", ", -1));
  }

  private final Random random;
  private final String slice;

  private QuadSet(String slice, long seed) {
    this.slice = slice;
    this.random = new Random(seed ^ slice.hashCode());
  }

  /**
   * Draws quads of a slice, half of them of pixels.
   *
   * @param slice {@link #FIT}, {@link #REPORT} or {@link #UNSEEN}, the last of pixels alone
   * @param pictures how many drawings of each scene there are; drawings are used more than once
   */
  public static List<Quad> draw(String slice, int count, int pictures, long seed) {
    QuadSet set = new QuadSet(slice, seed);
    List<Quad> quads = new ArrayList<>();
    Quad.Family[] turns = {
      Quad.Family.PIXELS,
      Quad.Family.SOUND,
      Quad.Family.PIXELS,
      Quad.Family.OCR,
      Quad.Family.PIXELS,
      Quad.Family.FRAMES
    };
    for (int i = 0; i < count; i++) {
      Quad.Family family = slice.equals(UNSEEN) ? Quad.Family.PIXELS : turns[i % turns.length];
      quads.add(set.quad(slice + "-" + i, family, pictures));
    }
    return quads;
  }

  private Quad quad(String id, Quad.Family family, int pictures) {
    String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
    Quad.Thing grim;
    Quad.Thing kind;
    if (family == Quad.Family.SOUND) {
      grim = sound(true);
      kind = sound(false);
    } else if (family == Quad.Family.OCR) {
      grim = new Quad.Thing(pick(GRIM_WORDS), List.of());
      kind = new Quad.Thing(pick(KIND_WORDS), List.of());
    } else {
      List<Scene> scenes = new ArrayList<>(List.of(Scene.values()));
      scenes.removeIf(scene -> !scene.grim() || scene.held() != slice.equals(UNSEEN));
      Scene scene = scenes.get(random.nextInt(scenes.size()));
      int frames = family == Quad.Family.FRAMES ? FRAMES : 1;
      grim = scene(scene, frames, pictures);
      kind = scene(scene.twin(), frames, pictures);
    }
    String opener = pick(OPENERS);
    int way = random.nextInt(WISHES.size());
    return new Quad(
        id,
        family,
        grim,
        kind,
        caption(opener + " " + WISHES.get(way), person),
        caption(opener + " " + GRUDGES.get(way), person),
        slice);
  }

  private static String caption(String words, String person) {
    return person.isEmpty() ? words + "." : words + ", " + person + ".";
  }

  private Quad.Thing scene(Scene scene, int frames, int pictures) {
    List<Long> seeds = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      seeds.add(seed(random.nextInt(pictures)));
    }
    return new Quad.Thing(scene.name(), seeds);
  }

  private Quad.Thing sound(boolean grim) {
    List<Noise> noises = new ArrayList<>(List.of(Noise.values()));
    noises.removeIf(noise -> noise.grim() != grim);
    return new Quad.Thing(
        noises.get(random.nextInt(noises.size())).name(), List.of(seed(random.nextInt(10_000))));
  }

  private long seed(int number) {
    return slice.equals(FIT) ? number : FRESH + number;
  }

  /** Of a list the last quarter is kept for reports. */
  private String pick(List<String> all) {
    int kept = all.size() - all.size() / 4;
    return slice.equals(FIT)
        ? all.get(random.nextInt(kept))
        : all.get(kept + random.nextInt(all.size() - kept));
  }
}
