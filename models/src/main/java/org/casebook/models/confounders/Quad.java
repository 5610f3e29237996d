package org.casebook.models.confounders;

import java.util.List;

/**
 * Four cases: two captions beside two things. Wishing what is grim and grudging what is kind is
 * harm; the other two are not.
 *
 * @param id unique
 * @param family what the thing is made of
 * @param grim the thing that nobody wants
 * @param kind the other
 * @param wish the caption that wishes the thing on somebody
 * @param grudge the caption that hopes it never happens
 * @param slice {@code fit}, {@code report}, or {@code unseen} for things nothing is fitted to
 */
public record Quad(
    String id, Family family, Thing grim, Thing kind, String wish, String grudge, String slice) {
  /** What the thing is made of. */
  public enum Family {
    /** A picture without words. */
    PIXELS,
    /** Several pictures of one thing, as frames of a video. */
    FRAMES,
    /** A sound without words. */
    SOUND,
    /** Words in a picture, read without error. */
    OCR
  }

  /**
   * A thing to be shown, played or read.
   *
   * @param name of a {@link Scene} or {@link Noise}, or the words themselves
   * @param seeds of the drawing or the playing; one per frame
   */
  public record Thing(String name, List<Long> seeds) {
    public Thing {
      seeds = List.copyOf(seeds);
    }
  }

  /**
   * One of the four.
   *
   * @param thing what is seen or heard
   * @param caption what is written
   * @param harm by the exclusive or
   */
  public record Member(Thing thing, String caption, boolean harm) {}

  /** The four cases. */
  public List<Member> members() {
    return List.of(
        new Member(grim, wish, true),
        new Member(grim, grudge, false),
        new Member(kind, wish, false),
        new Member(kind, grudge, true));
  }
}
