/**
 * Words from speech. Recognisers are programs or libraries that may or may not be on a machine;
 * each runs in a process of its own, so that a bad model or a crash costs one recording.
 *
 * <p>Read first: {@link org.casebook.runtime.speech.SpeechRecogniser}, {@link
 * org.casebook.runtime.speech.Recognisers}, {@link org.casebook.runtime.speech.Transcript}.
 */
@NullMarked
package org.casebook.runtime.speech;

import org.jspecify.annotations.NullMarked;
