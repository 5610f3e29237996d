package org.casebook.runtime.speech;

/**
 * A word that was heard.
 *
 * @param startMillis from the beginning of the recording
 * @param endMillis at least {@code startMillis}
 * @param confidence in [0,1], as the recogniser says it; comparable within one recogniser only
 */
public record SpokenWord(String text, long startMillis, long endMillis, double confidence) {}
