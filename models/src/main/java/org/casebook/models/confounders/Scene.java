package org.casebook.models.confounders;

import java.util.List;

/**
 * What a picture can show: things in pairs, one grim and one kind, drawn alike.
 *
 * <p>The last two pairs are never fitted to: they show whether the model learnt what things mean or
 * only which drawings it has seen.
 */
public enum Scene {
  FIRE(0, true, "a house on fire; flames coming out of a burning house; a home that burns down"),
  HOME(0, false, "a house in the sun; a home with a garden on a bright day; a sunny little house"),
  GRAVE(1, true, "a grave with a cross; a tombstone on a dark hill; a lonely grave"),
  CAKE(1, false, "a birthday cake with candles; a cake for a party; candles on a cake"),
  STORM(2, true, "a thunderstorm with lightning; lightning from a black cloud; a terrible storm"),
  RAINBOW(2, false, "a rainbow over a meadow; a bright rainbow; a rainbow after the rain"),
  BROKEN_HEART(3, true, "a broken heart; a heart torn in two; a cracked black heart"),
  HEART(3, false, "a red heart; a heart full of love; a whole heart"),
  SKULL(4, true, "a skull; a white skull with dark eyes; the skull of a dead man"),
  SMILE(4, false, "a smiling face; a happy yellow face; a friendly smile"),
  WILTED(5, true, "a wilted flower; a dead flower with a drooping head; a withered flower"),
  FLOWER(5, false, "a flower in bloom; a blooming flower; a bright flower with petals"),
  SINKING(6, true, "a sinking ship; a ship that goes down at sea; a shipwreck"),
  SAILING(6, false, "a sailing boat on a calm sea; a boat under sail; a ship on a sunny sea"),
  CAGE(7, true, "an empty cage; a cage with iron bars; prison bars"),
  GIFT(7, false, "a present with a ribbon; a gift in a box; a wrapped gift");

  private static final int FITTED_PAIRS = 6;

  private final int pair;
  private final boolean grim;
  private final String descriptions;

  Scene(int pair, boolean grim, String descriptions) {
    this.pair = pair;
    this.grim = grim;
    this.descriptions = descriptions;
  }

  /** Whether nobody would want it. */
  public boolean grim() {
    return grim;
  }

  /** What it is called; the last way is kept for reports. */
  public List<String> descriptions() {
    return List.of(descriptions.split("; ", -1));
  }

  /** The other of its pair. */
  public Scene twin() {
    for (Scene other : values()) {
      if (other.pair == pair && other.grim != grim) {
        return other;
      }
    }
    return this;
  }

  /** Whether nothing is fitted to it. */
  public boolean held() {
    return pair >= FITTED_PAIRS;
  }
}
