package org.casebook.runtime.inference;

import java.util.List;

/**
 * One line of text as the recogniser read it.
 *
 * @param characters what was read, in order
 */
record RecognisedLine(List<Glyph> characters) {
  RecognisedLine {
    characters = List.copyOf(characters);
  }

  /** The text. */
  String text() {
    StringBuilder text = new StringBuilder();
    characters.forEach(character -> text.append(character.text()));
    return text.toString();
  }

  /** Mean probability of the characters, in [0,1]; 0 for an empty line. */
  double confidence() {
    return characters.stream().mapToDouble(Glyph::probability).average().orElse(0);
  }

  /**
   * One character.
   *
   * @param probability of this character at this place
   * @param position where it stands, as a fraction of the line's length
   */
  record Glyph(String text, double probability, double position) {}
}
