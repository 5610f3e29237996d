package org.casebook.models.moderation;

/** Where a token comes from. Numbers are part of the format of trained weights. */
public enum Modality {
  /** A window of the text that was posted. */
  TEXT(0, Kind.WORDS),
  /** Text read in a picture. */
  OCR(1, Kind.WORDS),
  /** Words heard in speech. */
  TRANSCRIPT(2, Kind.WORDS),
  /** A picture as a whole. */
  IMAGE(3, Kind.PICTURE),
  /** A quarter of a picture. */
  CROP(4, Kind.PICTURE),
  /** A frame of a video. */
  FRAME(5, Kind.PICTURE),
  /** The sound of a recording or a video. */
  SOUND(6, Kind.SOUND),
  /** Counted properties of the text. */
  METADATA(7, Kind.PROPERTIES),
  /** The shares of scripts in the text. */
  LANGUAGE(8, Kind.PROPERTIES);

  private final int number;
  private final Kind kind;

  Modality(int number, Kind kind) {
    this.number = number;
    this.kind = kind;
  }

  /** Its row in the tables of weights, from 0. */
  public int number() {
    return number;
  }

  /** What its vectors are made by. */
  public Kind kind() {
    return kind;
  }

  /** Whether it is seen, heard or read beside what the author wrote. */
  public boolean shown() {
    return this != TEXT && kind != Kind.PROPERTIES;
  }

  /** Tokens of one kind have vectors of the same encoder, so they share a projection. */
  public enum Kind {
    WORDS,
    PICTURE,
    SOUND,
    PROPERTIES
  }
}
