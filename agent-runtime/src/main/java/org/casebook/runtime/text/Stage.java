package org.casebook.runtime.text;

import java.util.List;

/** One step of the normaliser: a pure function from a text to replacements in it. */
interface Stage {
  /** Replacements in ascending order that do not overlap; empty when nothing is to be done. */
  List<Edit> edits(String text);
}
