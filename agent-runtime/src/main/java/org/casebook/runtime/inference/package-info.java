/**
 * Runs models: the only user of ONNX Runtime and of the tokenizer, measurements of them aside.
 *
 * <p>Read first: {@link org.casebook.runtime.inference.OnnxSessions}, {@link
 * org.casebook.runtime.inference.MiniLmEncoder}, {@link
 * org.casebook.runtime.inference.ImageTextReader}. One input at a time and one thread per run: what
 * runs beside an input must not change what is said about it, and several workers use the
 * processors better than one run that waits for its own threads.
 */
@NullMarked
package org.casebook.runtime.inference;

import org.jspecify.annotations.NullMarked;
