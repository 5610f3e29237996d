package org.casebook.runtime.text;

import java.util.Map;

/** A language model over characters: what the trained part of identification must offer. */
interface CharacterModel {
  /** Log-probability per language (individual codes) of the words, up to a common constant. */
  Map<String, Double> logScores(String words);
}
